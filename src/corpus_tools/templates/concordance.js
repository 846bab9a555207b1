"use strict";
// The search of the page: every text goes into the page as text, never as markup.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const straight = new Map(data.straight);
  const odd = new RegExp("[" + [...straight.keys()].map((c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")).join("") + "]", "g");

  // As corpus_tools.text.fold_case: as many characters out as in.
  function fold(text) {
    let low = text.toLowerCase();
    if (low.length !== text.length) {
      low = Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
    }
    return low.replace(odd, (c) => straight.get(c));
  }

  // As corpus_tools.measures.query: * any letters, ? one letter, a * alone one word, | between alternatives.
  const A = "[\\p{L}\\p{N}]";
  const LETTERS = "(?:" + A + "|['&.\\-](?=" + A + ")){0,60}";
  const GAP = "(?:[^\\S\\n]{1,20}|[^\\S\\n]{0,20}\\n[^\\S\\n]{0,20})";
  const isAlnum = (c) => new RegExp(A, "u").test(c);
  const escaped = (c) => (/[\^$\\.*+?()[\]{}|/]/.test(c) ? "\\" + c : c);

  function word(given) {
    if (given === "*") return "(?<!" + A + ")" + A + LETTERS + "(?!" + A + ")";
    const chars = Array.from(given);
    const body = chars.map((c) => (c === "*" ? LETTERS : c === "?" ? A : escaped(c))).join("");
    const first = chars[0], last = chars[chars.length - 1];
    const before = isAlnum(first) || "*?".includes(first) ? "(?<!" + A + ")(?=" + A + ")" : "";
    const after = isAlnum(last) || "*?".includes(last) ? "(?!" + A + ")" : "";
    return before + body + after;
  }

  function compiled(query) {
    const parts = fold(query).split("|").map((p) => p.trim()).filter((p) => p);
    if (!parts.length || !isAlnum(query)) return null;
    return new RegExp(parts.map((p) => p.split(/\s+/).map(word).join(GAP)).join("|"), "gu");
  }

  const folded = [];
  function hits(pattern) {
    const found = [];
    let all = 0;
    data.articles.forEach((article, number) => {
      if (folded[number] === undefined) folded[number] = fold(article.text);
      pattern.lastIndex = 0;
      for (let m = pattern.exec(folded[number]); m; m = pattern.exec(folded[number])) {
        if (!m[0]) { pattern.lastIndex += 1; continue; }
        all += 1;
        if (found.length < data.kept) found.push(line(article, number, m.index, m.index + m[0].length));
      }
    });
    return { found, all };
  }

  const flat = (text) => text.replace(/\s+/g, " ");
  // Offsets are counted in characters, of which some take two places here.
  const places = (text, end) => end - (text.slice(0, end).match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g) || []).length;

  function line(article, number, start, end) {
    let begin = Math.max(0, start - data.width), stop = Math.min(article.text.length, end + data.width);
    if (begin > 0) { const cut = article.text.slice(begin, start).search(/\s/); if (cut >= 0) begin += cut; }
    if (stop < article.text.length) { const cut = article.text.slice(end, stop).search(/\s\S*$/); if (cut >= 0) stop = end + cut; }
    return {
      number, outlet: article.outlet, when: article.day, title: article.title,
      left: flat(article.text.slice(begin, start)), keyword: article.text.slice(start, end), right: flat(article.text.slice(end, stop)),
      offsets: places(article.text, start) + "–" + places(article.text, end),
    };
  }

  const ORDERS = {
    published: (row) => "",
    left: (row) => fold(row.left).trim().split(" ").reverse().join(" "),
    right: (row) => fold(row.right).trim(),
    keyword: (row) => fold(row.keyword),
    outlet: (row) => fold(row.outlet),
  };
  const compare = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at);

  function cell(tag, text, name) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function show(rows, all, query) {
    const outlet = $("outlet").value, holds = fold($("holds").value.trim());
    const fits = rows.filter((r) => (!outlet || r.outlet === outlet) && (!holds || fold(r.left + r.keyword + r.right).includes(holds)));
    const key = ORDERS[$("sort").value];
    const sorted = fits.map((row, at) => ({ row, at, key: key(row) })).sort(compare).map((x) => x.row);
    const body = document.createElement("tbody");
    for (const row of sorted.slice(0, data.shown)) {
      const tr = document.createElement("tr");
      const where = cell("td", row.outlet + ", " + row.when, "where");
      where.title = row.title;
      tr.append(where, cell("td", row.left, "left"), cell("td", row.keyword, "key"), cell("td", row.right, "right"), cell("td", row.offsets, "offsets"));
      body.append(tr);
    }
    $("lines").replaceChild(body, $("lines").tBodies[0]);
    $("caption").textContent = "“" + query + "”";
    const texts = new Set(fits.map((r) => r.number)).size;
    let said = all + (all === 1 ? " hit" : " hits") + " in the " + data.articles.length + " articles of this page";
    if (fits.length !== all) said += "; " + fits.length + " fit the filter";
    said += " (" + texts + (texts === 1 ? " article" : " articles") + ")";
    if (sorted.length > data.shown) said += "; the first " + data.shown + " are shown";
    if (all > rows.length) said += "; the first " + rows.length + " were sorted and filtered";
    $("status").textContent = said + ".";
  }

  let last = null;
  function search() {
    const query = $("query").value;
    const pattern = compiled(query);
    if (pattern === null) {
      $("status").textContent = "Write a word, resign* or stand* aside.";
      return;
    }
    last = { query, ...hits(pattern) };
    show(last.found, last.all, query);
  }
  const again = () => last && show(last.found, last.all, last.query);
  function fromAddress() {
    let asked = "";
    try { asked = decodeURIComponent(location.hash.slice(1)); } catch (error) { asked = ""; }
    if (asked) { $("query").value = asked; search(); }
  }
  $("form").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  for (const id of ["outlet", "sort"]) $(id).addEventListener("change", again);
  $("holds").addEventListener("input", again);
  window.addEventListener("hashchange", fromAddress);
  $("form").hidden = false;
  fromAddress();
})();
