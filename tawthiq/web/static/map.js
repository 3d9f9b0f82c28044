// Draws places as areas as wide as they are uncertain, over the outlines that ship with the desk. No tiles, no pins,
// no request to anywhere else.
(() => {
  "use strict";
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const own = box.dataset.lat ? [box] : [...document.querySelectorAll(".placed li[data-lat]")];
  const map = L.map(box, { attributionControl: false, zoomControl: true, scrollWheelZoom: false, maxZoom: 15, minZoom: 3 });
  const bounds = L.latLngBounds([]);
  for (const item of own) {
    const centre = [Number(item.dataset.lat), Number(item.dataset.lon)];
    const metres = Number(item.dataset.kilometres) * 1000;
    const area = L.circle(centre, { radius: metres, color: colour("--accent"), weight: 1.5, fillOpacity: 0.18 }).addTo(map);
    const words = document.createElement("span");
    words.textContent = item.dataset.words;
    words.dir = "auto";
    area.bindTooltip(words, { direction: "top" });
    bounds.extend(L.latLng(centre).toBounds(Math.max(metres * 2, 20000)));
    const link = item.querySelector && item.querySelector("a");
    if (link) {
      area.on("click", () => link.focus());
      link.addEventListener("focus", () => area.openTooltip());
      link.addEventListener("blur", () => area.closeTooltip());
    }
  }
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [20, 20], maxZoom: 10, animate: false });
  else map.setView([33, 42], 4);
  for (const address of (box.dataset.outlines || "").split(" ").filter(Boolean)) {
    fetch(address).then((answer) => (answer.ok ? answer.json() : null)).then((outlines) => {
      if (outlines) L.geoJSON(outlines, { interactive: false, style: { color: colour("--strong"), weight: 1, fillColor: "#fff", fillOpacity: 0.55 } }).addTo(map).bringToBack();
    }).catch(() => {});
  }
})();
