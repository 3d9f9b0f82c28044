"""The engine of a cluster: Apache Spark carries the same stages to as many machines as there are.

1. `preflight` says in one line what is missing (pyspark, Java, a master that answers); `session` starts Spark.
2. `portions` cuts the inputs into pieces of work; `executing` reads one where it is asked to, with the same intake and
   the same `engine.reading.read_batch` as on one machine, the user's packs (`luggage`) with it.
3. `jobs` is one job of Spark's, on executors that run the same program. `reading` hands out pieces and gives back
   documents with their readings, in the order of the inputs.
4. `hands` does the steps of `engine.resolving` on executors, `pairs` scores with Splink on Spark: the same result.

Nothing here is imported unless Spark was asked for, and pyspark nowhere but inside functions.
"""

from tawthiq.engine.spark.session import Spark, session

__all__ = ["Spark", "session"]
