// While a run goes on its page is read again every few seconds, unless somebody is reading elsewhere or with a selection.
setInterval(() => { if (!document.hidden && getSelection().isCollapsed) location.reload(); }, 2000);
