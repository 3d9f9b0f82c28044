"""What is made for readers outside: a report of a period and area, a site that needs no server.

They show the register's public form (publication.redaction) in the words and views of the desk.
"""
