// All incidents on one map: areas as wide as they are uncertain, clusters where they lie too near to be told apart at
// this zoom, a brush over the months. A cluster is a square with a number, no place. Needs map.js before it.
(() => {
  "use strict";
  const paper = window.paper;
  if (!paper) return;
  const { map, box, colour } = paper;
  const WIDE = 66, TALL = 40; // pixels: areas nearer than this to the largest among them are one cluster
  const root = document.documentElement;
  const accent = colour("--accent");
  const layer = L.layerGroup().addTo(map);
  const number = (n) => {
    const text = n.toLocaleString("en");
    return box.dataset.digits === "arabic" ? text.replace(/[0-9]/g, (d) => "٠١٢٣٤٥٦٧٨٩"[d]).replace(/,/g, "٬") : text;
  };
  const told = (words, values) => words.replace(/\[(\w+)\]/g, (_, name) => values[name]);
  let data = null, shapes = [], window_ = null, counts = [];

  // ---- what lies in the window of time -------------------------------------------------------------------------
  const count = () => {
    counts = new Array(data.areas.length).fill(0);
    const [from, to] = window_ || [-1, Infinity];
    let whole = 0;
    for (let i = 0; i < data.area.length; i++) {
      // an incident that may lie in the window counts, as in the list; one without a date when nothing is narrowed
      if (window_ && (data.first[i] < 0 || data.last[i] < from || data.first[i] > to)) continue;
      counts[data.area[i]]++;
      whole++;
    }
    return whole;
  };

  // ---- drawing --------------------------------------------------------------------------------------------------
  const point = (n) => L.latLng(data.areas[n].lat, data.areas[n].lon);
  const pixels = (n) => (data.areas[n].kilometres * 1000) / (40075016.7 * Math.cos((data.areas[n].lat * Math.PI) / 180) / 2 ** (map.getZoom() + 8));
  const outlineOf = (shade) => shapes.filter(({ properties }) => properties.id === shade || (shade.length === 2 && properties.country === shade));
  const words = (members) => {
    const list = document.createElement("div");
    const sorted = [...members].sort((a, b) => counts[b] - counts[a]);
    for (const n of sorted.slice(0, 6)) {
      const line = document.createElement("div");
      line.dir = "auto";
      line.textContent = `${data.areas[n].name} (${data.areas[n].precision}): ${number(counts[n])}`;
      list.append(line);
    }
    if (sorted.length > 6) list.append(`+${number(sorted.length - 6)}`);
    return list;
  };
  const bounded = (members) => {
    const bounds = L.latLngBounds(members.map(point));
    return [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((d, i) => (i < 2 ? Math.floor(d * 1e4) : Math.ceil(d * 1e4)) / 1e4);
  };
  const choose = (members) => {
    narrow({ box: bounded(members).join(",") });
    const bounds = L.latLngBounds(members.map(point));
    if (members.length > 1 && map.getZoom() < map.getMaxZoom()) map.fitBounds(bounds, { padding: [48, 48], maxZoom: 12, animate: false });
  };
  const draw = () => {
    layer.clearLayers();
    const seen = map.getBounds().pad(0.2);
    const most = Math.max(1, ...counts);
    const single = [];
    const near = [];
    counts.forEach((n, at) => {
      if (!n) return;
      const { shade } = data.areas[at];
      if (shade) single.push(at);
      else if (!seen.contains(point(at))) return;
      else if (pixels(at) > TALL / 2 || map.getZoom() >= 12) single.push(at);
      else near.push(at);
    });
    const groups = gathered(near);
    const strength = (n) => 0.06 + 0.2 * Math.sqrt(n / most);
    for (const at of [...single, ...groups.filter((one) => one.length === 1).map(([at]) => at)].sort((a, b) => data.areas[b].kilometres - data.areas[a].kilometres)) {
      const { kilometres, shade } = data.areas[at];
      const style = { color: accent, weight: shade ? 0.8 : 1.2, fillOpacity: strength(counts[at]) };
      const shape = shade && outlineOf(shade);
      const area = shape && shape.length ? L.geoJSON(shape, { style }) : L.circle(point(at), { ...style, radius: kilometres * 1000 * Math.max(1, 4 / Math.max(pixels(at), 0.01)) }); // never too small to be seen
      area.bindTooltip(() => words([at]), { direction: "top", sticky: true });
      area.on("click", () => choose([at]));
      area.addTo(layer);
    }
    for (const members of groups.filter((one) => one.length > 1)) cluster(members);
    box.dataset.drawn = String(counts.reduce((sum, n) => sum + n, 0));
    box.dataset.marks = String(single.length + groups.length);
  };
  const gathered = (near) => {
    const groups = [];
    for (const at of near.sort((a, b) => counts[b] - counts[a])) {
      const here = map.project(point(at), map.getZoom());
      const group = groups.find(({ middle }) => Math.abs(middle.x - here.x) < WIDE && Math.abs(middle.y - here.y) < TALL);
      if (group) group.members.push(at);
      else groups.push({ middle: here, members: [at] });
    }
    return groups.map(({ members }) => members);
  };
  const cluster = (members) => {
    const whole = members.reduce((sum, n) => sum + counts[n], 0);
    const label = document.createElement("span");
    label.textContent = number(whole);
    const icon = L.divIcon({ className: "cluster", html: label, iconSize: null });
    const mark = L.marker(point(members[0]), { icon, keyboard: true }).addTo(layer);
    const element = mark.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", told(box.dataset.cluster, { n: number(whole), places: number(members.length) }));
    mark.bindTooltip(() => words(members), { direction: "top" });
    mark.on("click", () => choose(members));
    mark.on("keypress", ({ originalEvent }) => {
      if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
      originalEvent.preventDefault();
      choose(members);
      document.getElementById("map-list").focus(); // the square is gone when the map comes nearer
    });
  };

  // ---- the list beside it and the address -----------------------------------------------------------------------
  let asked = 0;
  const narrow = (changed) => {
    const query = new URLSearchParams(location.search);
    query.delete("page");
    for (const [name, value] of Object.entries(changed)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const address = `${location.pathname}${String(query) && `?${query}`}`;
    history.replaceState(null, "", address);
    const turn = ++asked;
    fetch(address)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => {
        if (turn !== asked) return;
        const fresh = new DOMParser().parseFromString(text, "text/html");
        for (const id of ["map-list", "map-narrow"]) document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
      })
      .catch(() => location.assign(address));
  };

  // ---- the brush ------------------------------------------------------------------------------------------------
  const month = (index) => {
    const [year, first] = data.starts.split("-").map(Number);
    const whole = year * 12 + first - 1 + index;
    return [Math.floor(whole / 12), (whole % 12) + 1];
  };
  const day = (index, end) => {
    const [year, number_] = month(index);
    const date = end ? new Date(Date.UTC(year, number_, 0)) : new Date(Date.UTC(year, number_ - 1, 1));
    return date.toISOString().slice(0, 10);
  };
  const brush = () => {
    const panel = document.getElementById("brush");
    if (!panel || data.months.length < 2) return;
    const [from, to] = panel.querySelectorAll("input");
    const [fromTold, toTold] = panel.querySelectorAll("output");
    const drawing = panel.querySelector("svg");
    const last = data.months.length - 1;
    const high = new Array(last + 1).fill(0);
    data.first.forEach((first) => { if (first >= 0) high[first]++; });
    const top = Math.max(...high);
    const flip = root.dir === "rtl";
    const bars = high.map((n, at) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const width = 100 / (last + 1);
      const tall = n ? Math.max((30 * n) / top, 0.7) : 0;
      for (const [name, value] of Object.entries({ x: (flip ? last - at : at) * width, y: 30 - tall, width: width * 0.85, height: tall })) bar.setAttribute(name, value);
      return bar;
    });
    drawing.replaceChildren(...bars);
    const show = () => {
      fromTold.textContent = data.months[from.value];
      toTold.textContent = data.months[to.value];
      from.setAttribute("aria-valuetext", data.months[from.value]);
      to.setAttribute("aria-valuetext", data.months[to.value]);
      bars.forEach((bar, at) => bar.setAttribute("class", at >= from.value && at <= to.value ? "in" : "out"));
    };
    const moved = (other) => () => {
      if (Number(from.value) > Number(to.value)) (other === to ? to : from).value = other === to ? from.value : to.value;
      window_ = Number(from.value) === 0 && Number(to.value) === last ? null : [Number(from.value), Number(to.value)];
      show();
      count();
      draw();
    };
    const settled = () => narrow(window_ ? { from: day(window_[0], false), to: day(window_[1], true) } : { from: "", to: "" });
    from.max = to.max = String(last);
    from.value = "0";
    to.value = String(last);
    const query = new URLSearchParams(location.search);
    const at = (text, otherwise) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text || "")) return otherwise;
      const [year, first] = data.starts.split("-").map(Number);
      return Math.min(Math.max(Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - (year * 12 + first), 0), last);
    };
    from.value = String(at(query.get("from"), 0));
    to.value = String(at(query.get("to"), last));
    if (Number(from.value) > 0 || Number(to.value) < last) window_ = [Number(from.value), Number(to.value)];
    from.addEventListener("input", moved(to));
    to.addEventListener("input", moved(from));
    from.addEventListener("change", settled);
    to.addEventListener("change", settled);
    show();
    panel.hidden = false;
    document.querySelector(".atlas .strip")?.remove(); // the brush says the same, and can be moved
  };

  // ---- begin ----------------------------------------------------------------------------------------------------
  const first = () => {
    const centres = data.areas.map((area, at) => [area.lat, area.lon, counts[at]]).filter((centre) => centre[2]);
    if (!centres.length) return;
    // one place read wrongly must not push all others into a corner: the outermost of many are left to scrolling
    const middle = (axis) => {
      const sorted = centres.map((centre) => centre[axis]).sort((a, b) => a - b);
      const cut = sorted.length > 40 ? Math.floor(sorted.length * 0.02) : 0;
      return [sorted[cut], sorted[sorted.length - 1 - cut]];
    };
    const [south, north] = middle(0), [west, east] = middle(1);
    map.fitBounds([[south - 0.15, west - 0.15], [north + 0.15, east + 0.15]], { padding: [16, 16], maxZoom: 10, animate: false });
  };
  const areas = fetch(box.dataset.areas).then((answer) => answer.json());
  areas.then((found) => {
    data = found;
    brush();
    count();
    first();
    draw();
    map.on("zoomend moveend", draw);
    return paper.outlines();
  }).then((files) => {
    shapes = files.flat().filter((feature) => /Polygon/.test(feature.geometry.type));
    files.forEach((features) => paper.outline(features, new Set(data.countries)));
    draw();
    box.dataset.whole = "yes";
  });
})();
