import { themes } from '#lib/charts/palette.ts';
import type { ReportDocument } from './document.ts';
import { typstString } from './escape-typst.ts';

const { light } = themes;

/**
 * The printed page in millimetres: its left edge, the columns of text and notes, the one that an
 * indicator is drawn in beside its words, and what lies between columns of one width.
 */
export const page = {
	left: 22,
	text: 126,
	gap: 7,
	notes: 40,
	drawn: 112.5,
	between: 8,
	top: 25,
	bottom: 22
} as const;

/** Text, gap and notes. */
export const fullWidth = page.text + page.gap + page.notes;

/**
 * The page of the printed report: A4, 10.5 pt, one column of at most 75 characters with a margin for
 * notes. The functions are what the emitter calls; none reads a file but the drawings given with it.
 */
export function typstStyle(document: ReportDocument): string {
	const { title, author, description, language, date, accent, editionId } = document;
	const [year, month, day] = date.split('-').map(Number);
	const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : light.accent;
	const stamps = document.stamps.map(
		(stamp) => `text(weight: "bold", fill: ink, ${typstString(stamp)})`
	);
	return `
#let accent = rgb("${colour}")
#let ink = rgb("${light.ink}")
#let ink2 = rgb("${light['ink-2']}")
#let rule = rgb("${light.rule}")
#set document(title: ${typstString(title)}, author: ${typstString(author)}, description: ${typstString(description)}, keywords: (${typstString(editionId)},), date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set text(font: "Source Sans 3", size: 10.5pt, lang: "${language}", region: "${language === 'fr' ? 'FR' : 'GB'}", fill: ink, number-type: "lining", fallback: false, hyphenate: false, costs: (widow: 600%, orphan: 600%, runt: 300%))
#set par(leading: 0.62em, spacing: 0.95em, linebreaks: "optimized")
#set list(marker: text(fill: accent, weight: "bold")[–], indent: 0pt, body-indent: 0.6em, spacing: 0.7em)
#set enum(body-indent: 0.6em, spacing: 0.7em)
#let stamps = (${stamps.map((stamp) => `${stamp},`).join(' ')})
#let running = text(size: 8.5pt, fill: ink2, {
  text(${typstString(document.runningTitle)})
  text(" · ")
  text(${typstString(document.situation)})${
		document.held === ''
			? ''
			: `
  linebreak()
  text(weight: "semibold", fill: ink, ${typstString(document.held)})`
	}
})
#let stamped = text(size: 8.5pt, stamps.join(text(" · ")))
#set page(
  paper: "a4",
  margin: (left: ${page.left}mm, right: ${210 - page.left - page.text}mm, top: ${page.top}mm, bottom: ${page.bottom}mm),
  header: context {
    block(width: ${fullWidth}mm, if here().page() == 1 and has-cover { align(right, stamped) } else { grid(columns: (1fr, auto), running, stamped) })
  },
  footer: context {
    if not (here().page() == 1 and has-cover) {
      block(width: ${fullWidth}mm, text(size: 8.5pt, fill: ink2, number-width: "tabular", { edition-words; h(1fr); page-word + " " + str(counter(page).get().first()) + " / " + str(counter(page).final().first()) }))
    }
  },
)
#set heading(bookmarked: true)
#show heading: set text(hyphenate: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => if has-cover { set text(size: 22pt, weight: "semibold"); block(sticky: true, above: 0pt, below: 16pt, width: ${fullWidth}mm, stroke: (top: 2.5pt + accent), inset: (top: 8pt), it.body) } else { set text(size: 14pt, weight: "semibold"); block(sticky: true, above: 20pt, below: 9pt, width: ${fullWidth}mm, stroke: (top: 1pt + accent), inset: (top: 6pt), it.body) }
#show heading.where(level: 2): it => { set text(size: if has-cover { 16pt } else { 12pt }, weight: "semibold"); block(sticky: true, above: if has-cover { 18pt } else { 12pt }, below: if has-cover { 10pt } else { 6pt }, it.body) }
#show heading.where(level: 3): it => { set text(size: 12pt, weight: "semibold"); block(sticky: true, above: 14pt, below: 6pt, it.body) }
#show heading.where(level: 4): it => { set text(size: 10.5pt, weight: "semibold"); block(sticky: true, above: 10pt, below: 5pt, it.body) }
#show link: set text(fill: ink)
#set table(stroke: none, inset: (x: 5pt, y: 3.6pt))
#set table.cell(breakable: false)
#show table: set text(size: 9pt, number-width: "tabular", hyphenate: false)
#show table: set par(leading: 0.5em, justify: false)
#show outline.entry: set block(above: 0.75em)
#show outline.entry.where(level: 1): set text(weight: "semibold")
#let number(words) = text(fill: ink2, weight: "regular", words + "\\u{2002}")
#let lead(body) = block(above: 6pt, below: if has-cover { 16pt } else { 12pt }, { set text(size: if has-cover { 15pt } else { 13pt }, weight: "regular"); set par(leading: 0.5em); par(body) })
#let small(body) = { set text(size: 9pt, fill: ink2); set par(leading: 0.55em); body }
#let weather(level) = box(baseline: 0.2em, height: 1.05em, pdf.artifact(image("/weather-" + level + ".svg", height: 1.05em)))
#let mark(status) = box(baseline: 0.06em, height: 0.72em, pdf.artifact(image("/status-" + status + ".svg", height: 0.72em)))
#let call(number, first) = if first [#super(link(label("note-" + str(number)), str(number)))#label("call-" + str(number))] else { super(link(label("note-" + str(number)), str(number))) }
#let note(number, body) = block(below: 6pt, { set text(size: 8pt, fill: ink2); set par(leading: 0.48em); par({ [#link(label("call-" + str(number)), text(weight: "semibold", str(number) + "\\u{2002}"))#label("note-" + str(number))]; body }) })
#let spark(path) = box(height: 0.66em, width: 34pt, place(horizon + left, pdf.artifact(image(path, width: 34pt))))
#let opening(over, named, under, situation, held) = { block(below: 5pt, par(text(size: 11pt, weight: "semibold", fill: accent, over))); block(width: ${fullWidth}mm, above: 6pt, below: 10pt, { set par(leading: 0.4em); show title: set text(size: 26pt, weight: "semibold", tracking: -0.01em); title(named) }); if under != none { block(above: 0pt, below: 6pt, par(text(size: 14pt, under))) }; block(above: 0pt, below: 18pt, par({ text(fill: ink2, situation); if held != none { linebreak(); text(weight: "semibold", held) } })) }
#let at-page-top = { v(26pt, weak: true); block(height: 40%, above: 0pt, below: 0pt, breakable: false, sticky: false); v(-40%) }
#let notes-under(running: false, ..notes) = block(width: ${fullWidth}mm, above: 6pt, below: 16pt, if running { columns(3, gutter: 6mm, notes.pos().join()) } else { grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 5pt, ..notes) })
#let beside(body, notes, breakable: true, pad: 0pt) = block(width: ${fullWidth}mm, breakable: breakable, grid(columns: (${page.text}mm, ${page.notes}mm), column-gutter: ${page.gap}mm, body, { v(pad); notes }))
#let figure-row(caption, drawing) = block(above: 6pt, below: 12pt, breakable: false, width: 100%, { if caption != none { block(below: 5pt, sticky: true, par(text(weight: "semibold", size: 10pt, caption))) }; drawing })
#let figure-line(value, unit, size) = { if value != "" { text(size: size, weight: "semibold", number-width: "proportional", value); text(" ") }; text(fill: ink2, unit) }
#let sheet(heading-body, value, unit, status, words, drawn, notes) = block(width: ${fullWidth}mm, breakable: false, above: 11pt, below: 11pt, stroke: (top: 0.5pt + rule), inset: (top: 8pt), grid(columns: (${fullWidth - page.drawn - 6}mm, ${page.drawn}mm), column-gutter: 6mm, {
  set par(spacing: 0.6em, leading: 0.52em)
  show heading: it => block(sticky: true, above: 0pt, below: 6pt, { set par(leading: 0.4em); text(size: 12pt, weight: "semibold", it.body) })
  heading-body
  block(above: 6pt, below: 7pt, par(figure-line(value, unit, 22pt)))
  if status != none { block(above: 0pt, below: 7pt, par(status)) }
  set text(size: 9.5pt)
  words
}, { show figure: set block(above: 0pt); drawn; notes }))
#let spotlight(item, said, drawn) = block(width: ${fullWidth}mm, breakable: false, above: 8pt, below: 14pt, grid(columns: (${fullWidth - page.drawn - 6}mm, ${page.drawn}mm), column-gutter: 6mm, { item; set text(size: 9.5pt); said }, drawn))
#let key-figure(title, value, unit, change, bullet, status, gap, small: false, lines: 1) = block(breakable: false, width: 100%, {
  set par(spacing: 0.72em, leading: 0.5em)
  if title != [] { block(height: if lines == 2 { 2.2em } else { auto }, below: 6pt, align(bottom, par(text(weight: "semibold", title)))) }
  text(size: if small { 26pt } else { 34pt }, weight: "semibold", number-width: "proportional", value)
  if small { linebreak() } else { text(" ") }
  text(size: if small { 10.5pt } else { 12pt }, unit)
  parbreak()
  if change != none { text(size: 9.5pt, fill: ink2, change); parbreak() }
  if bullet != none { bullet; parbreak() }
  status
  if gap != none { parbreak(); text(size: 9.5pt, fill: ink2, gap) }
})
`;
}
