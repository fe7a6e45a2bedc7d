"use strict";

// the number in a cell, or null: "95.6 %", "−20 to −15", "12"; what has none sorts last
function number(text) {
  const found = /[-−]?\d+(\.\d+)?(e[-−]?\d+)?/i.exec(text);
  return found ? Number(found[0].replaceAll("−", "-")) : null;
}

function compare(a, b, numeric) {
  if (!numeric) return a.localeCompare(b, undefined, {numeric: true});
  const x = number(a);
  const y = number(b);
  if (x === null || y === null) return (x === null) - (y === null);
  return x - y;
}

function sort(table, column, header) {
  const down = header.getAttribute("aria-sort") === "ascending"
    || (header.classList.contains("n") && header.getAttribute("aria-sort") !== "descending");
  const body = table.tBodies[0];
  const text = row => row.cells[column].textContent.trim();
  const rows = Array.from(body.rows);
  const numeric = header.classList.contains("n") || rows.every(row => /^[-−]?\d|^below/.test(text(row)));
  rows.sort((r, s) => {
    if (numeric && (number(text(r)) === null || number(text(s)) === null)) return compare(text(r), text(s), true);
    return (down ? -1 : 1) * compare(text(r), text(s), numeric);
  });
  for (const cell of header.parentNode.cells) cell.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows);
}

for (const table of document.querySelectorAll("table.sortable")) {
  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(table, column, header));
  });
}

for (const select of document.querySelectorAll("select.order")) {
  const table = select.closest("section").querySelector("table.matrix");
  const head = table.tHead.rows[0];
  const rows = Array.from(table.tBodies[0].rows).map(row => ({row, cells: Array.from(row.cells)}));
  const columns = Array.from(head.cells);
  const arrange = () => {
    const order = select.value.split(",").map(Number);
    head.append(columns[0], ...order.map(i => columns[i + 1]));
    for (const {row, cells} of rows) row.append(cells[0], ...order.map(i => cells[i + 1]));
    table.tBodies[0].append(...order.map(i => rows[i].row));
  };
  select.addEventListener("change", arrange);
  arrange();
}

// one sound at a time, and nothing folded away on paper
document.addEventListener("play", event => {
  for (const audio of document.querySelectorAll("audio")) if (audio !== event.target) audio.pause();
}, true);
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
