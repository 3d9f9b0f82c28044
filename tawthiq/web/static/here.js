// On a narrow screen the sections stand in rows that are moved sideways: brings the open one into sight.
const shown = document.querySelector('.top nav [aria-current]');
if (shown) {
  const list = shown.closest('ul');
  const [own, row] = [shown, list].map((one) => one.getBoundingClientRect());
  list.scrollLeft += own.left + own.width / 2 - row.left - row.width / 2;
}
