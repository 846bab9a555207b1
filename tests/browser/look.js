// What a reader sees of the outputs of a notebook or a report: colours, widths, cells. One object.
(() => {
  const parse = (c) => { const m = c.match(/[\d.]+/g); if (!m) return [0, 0, 0, 0]; const v = m.map(Number);
    const k = c.startsWith('color(') ? 255 : 1; return [v[0] * k, v[1] * k, v[2] * k, v.length > 3 ? v[3] : 1]; };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const paper = (e) => { const layers = []; for (let x = e; x; x = x.parentElement) layers.push(parse(getComputedStyle(x).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
  const light = (c) => { const f = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const roots = [...document.querySelectorAll('.jp-OutputArea-output.jp-RenderedHTMLCommon, main.ct-report, .jp-RenderedHTML, .jp-OutputArea .jupyter-widgets.widget-vbox')];
  roots.forEach((r) => r.querySelectorAll('details').forEach((d) => { d.open = true; }));
  const texts = []; let checked = 0;
  for (const root of roots) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      const e = n.parentElement;
      if (!n.data.trim() || !e || e.closest('style,script') || !e.getClientRects().length) continue;
      const bg = paper(e), fg = over(parse(getComputedStyle(e).color), bg), a = light(fg), b = light(bg);
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      checked += 1;
      if (ratio < 4.5) texts.push([ratio.toFixed(2), e.tagName, e.className, n.data.trim().slice(0, 40)]);
    }
  }
  const columns = [];
  document.querySelectorAll('table').forEach((t) => {
    const heads = [...t.querySelectorAll(':scope > thead th')], last = heads[heads.length - 1];
    if (last && last.textContent.trim() === 'passage' && t.offsetWidth) columns.push(last.offsetWidth / t.closest('.jp-OutputArea-output, main, body').clientWidth);
  });
  // Two cells run together where there is nothing between their texts: neither an edge of a table's cell nor a sign.
  const together = [];
  document.querySelectorAll('tr').forEach((row) => {
    const cells = [...row.children].filter((c) => c.textContent.trim());
    cells.slice(1).forEach((c, i) => { const p = document.createRange(), q = document.createRange();
      p.selectNodeContents(cells[i]); q.selectNodeContents(c);
      const one = p.getBoundingClientRect(), other = q.getBoundingClientRect();
      if (one.width && other.width && other.left - one.right < 3 && other.top < one.bottom && one.top < other.bottom)
        together.push([cells[i].textContent.trim().slice(0, 30), c.textContent.trim().slice(0, 30)]); });
  });
  document.querySelectorAll('summary').forEach((s) => { if (s.children.length > 1) together.push(['summary', s.textContent.slice(0, 40)]); });
  return { checked, low: texts.slice(0, 30), lowCount: texts.length, columns, together: together.slice(0, 20),
    images: [...document.querySelectorAll('.jp-OutputArea-output img, main img')].map((i) => i.alt),
    styles: document.querySelectorAll('.jp-OutputArea-output style').length };
})()
