// Draws places as areas as wide as they are uncertain, over the outlines that ship with the desk. A governorate or a
// country is shaded whole; anything finer is a circle. No tiles, no pins, no request to anywhere else.
(() => {
  "use strict";
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const own = box.dataset.lat ? [box] : [...document.querySelectorAll(".placed li[data-lat]")];
  const map = L.map(box, { attributionControl: false, scrollWheelZoom: false, maxZoom: 14, minZoom: 3, zoomSnap: 0.5 });
  map.setView([33, 42], 4);
  map.createPane("outlines").style.zIndex = 250;
  map.createPane("names").style.zIndex = 450;
  const lang = document.documentElement.lang;
  const far = (amount, unit) =>
    new Intl.NumberFormat(`${lang}-u-nu-${box.dataset.digits === "arabic" ? "arab" : "latn"}`, { style: "unit", unit }).format(amount);
  const Scale = L.Control.Scale.extend({
    _updateMetric(widest) {
      const metres = this._getRoundNum(widest);
      const told = metres < 1000 ? far(metres, "meter") : far(metres / 1000, "kilometer");
      this._updateScale(this._mScale, told, metres / widest);
    },
  });
  new Scale({ imperial: false, position: "bottomleft" }).addTo(map);
  const outline = (features, countries) => {
    const land = { color: colour("--line"), weight: 0.7, fillColor: "#fff", fillOpacity: 0.75 };
    const border = { color: colour("--strong"), weight: 1.4, fill: false };
    const lines = (feature) => (/Line/.test(feature.geometry.type) ? border : land);
    L.geoJSON(features, { pane: "outlines", interactive: false, style: lines }).addTo(map);
    for (const { properties } of features.filter((feature) => feature.properties.label)) {
      if (!countries.has(properties.country)) continue;
      const name = document.createElement("span");
      name.textContent = properties[document.documentElement.lang] || properties.en;
      const icon = L.divIcon({ className: "country", html: name, iconSize: null });
      L.marker(properties.label, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(map);
    }
  };
  const read = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : { features: [] }));
  const outlines = () => Promise.all((box.dataset.outlines || "").split(" ").filter(Boolean).map(read))
    .then((files) => files.map((file) => file.features))
    .catch(() => [])
    .then((files) => files.sort((a, b) => (/Line/.test(a[0]?.geometry.type) ? 1 : 0) - (/Line/.test(b[0]?.geometry.type) ? 1 : 0)));
  if (box.dataset.areas) {
    window.paper = { map, box, colour, outline, outlines };
    return; // many incidents: atlas.js draws them
  }
  const centres = own.map((item) => [Number(item.dataset.lat), Number(item.dataset.lon)]);
  // one place read wrongly must not push all others into a corner: of many, the outermost are left to scrolling
  const middle = (axis) => {
    const sorted = centres.map((centre) => centre[axis]).sort((a, b) => a - b);
    const cut = own.length > 40 ? Math.floor(own.length * 0.03) : 0;
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [[south, north], [west, east]] = own.length ? [middle(0), middle(1)] : [[0, 0], [0, 0]];
  const core = L.latLngBounds([south, west], [north, east]).pad(0.02);
  const bounds = L.latLngBounds([]);
  // many areas over one another must not add up to a wall of colour
  const opacity = Math.max(0.03, 0.11 / Math.sqrt(Math.max(own.length / 4, 1)));
  const paint = { color: colour("--accent"), weight: 1.2, fillOpacity: Math.min(0.22, opacity * 2) };

  const inside = ([lat, lon], rings) => {
    let odd = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x, y] = ring[i], [u, v] = ring[j];
        if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) odd = !odd;
      }
    }
    return odd;
  };
  const holds = (feature, centre) => {
    const { type, coordinates } = feature.geometry;
    return (type === "Polygon" ? [coordinates] : coordinates).some((rings) => inside(centre, rings));
  };
  const areaOf = (item, centre, areas) => {
    const { precision, country } = item.dataset;
    if (precision === "country") return areas.filter((area) => country && area.properties.country === country);
    if (precision === "governorate") return areas.filter((area) => holds(area, centre)).slice(0, 1);
    return [];
  };
  const draw = (areas) => {
    const groups = new Map();
    own.forEach((item, index) => {
      const key = [item.dataset.precision, ...centres[index]].join(" ");
      groups.set(key, [...(groups.get(key) || []), index]);
    });
    const wide = (indices) => Number(own[indices[0]].dataset.kilometres);
    for (const indices of [...groups.values()].sort((a, b) => wide(b) - wide(a))) {
      const item = own[indices[0]];
      const centre = centres[indices[0]];
      const metres = wide(indices) * 1000;
      const shapes = areaOf(item, centre, areas);
      const area = shapes.length
        ? L.geoJSON(shapes, { style: { ...paint, weight: 0.6 } }).addTo(map)
        : L.circle(centre, { ...paint, radius: metres }).addTo(map);
      if (core.contains(centre)) bounds.extend(shapes.length ? area.getBounds() : L.latLng(centre).toBounds(Math.max(metres * 3, own.length > 1 ? 20000 : 50000)));
      const words = document.createElement("div");
      for (const index of indices.slice(0, 6)) {
        const line = document.createElement("div");
        line.textContent = own[index].dataset.words;
        line.dir = "auto";
        words.append(line);
      }
      if (indices.length > 6) words.append(`+${indices.length - 6}`);
      area.bindTooltip(words, { direction: "top", sticky: true });
      for (const index of indices) {
        const link = own[index].querySelector("a");
        if (!link) continue;
        link.addEventListener("focus", () => area.openTooltip());
        link.addEventListener("blur", () => area.closeTooltip());
      }
      const first = item.querySelector("a");
      if (first) area.on("click", () => first.focus());
    }
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 10, animate: false });
    box.dataset.drawn = String(own.length);
  };
  const told = new Set(own.map((item) => item.dataset.country));
  outlines().then((files) => {
    files.forEach((features) => outline(features, told));
    draw(files.flat().filter((feature) => /Polygon/.test(feature.geometry.type)));
  });
})();
