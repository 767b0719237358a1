import { themes } from '#lib/charts/palette.ts';
import type { ReportDocument } from './document.ts';
import { typstString } from './escape-typst.ts';

const { light } = themes;

/** Left edge, text and note columns of the printed page, in millimetres. */
export const page = { left: 22, text: 126, gap: 7, notes: 40, top: 27, bottom: 23 } as const;

/**
 * The page of the printed report: A4, 10.5 pt, one column of at most 75 characters with a margin for
 * notes. The functions are what the emitter calls; none reads a file but the drawings given with it.
 */
export function typstStyle(document: ReportDocument): string {
	const { title, author, description, language, date, accent } = document;
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
#set document(title: ${typstString(title)}, author: ${typstString(author)}, description: ${typstString(description)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
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
    block(width: ${page.text + page.gap + page.notes}mm, if here().page() == 1 and has-cover { align(right, stamped) } else { grid(columns: (1fr, auto), running, stamped) })
  },
  footer: context {
    if not (here().page() == 1 and has-cover) {
      block(width: ${page.text + page.gap + page.notes}mm, align(right, text(size: 8.5pt, fill: ink2, number-width: "tabular", page-word + " " + str(counter(page).get().first()) + " / " + str(counter(page).final().first()))))
    }
  },
)
#set heading(bookmarked: true)
#show heading: set text(hyphenate: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => { set text(size: 20pt, weight: "semibold"); block(sticky: true, above: 22pt, below: 16pt, width: ${page.text + page.gap + page.notes}mm, { line(length: 100%, stroke: 2.5pt + accent); v(-4pt); it.body }) }
#show heading.where(level: 2): it => { set text(size: 16pt, weight: "semibold"); block(sticky: true, above: 18pt, below: 10pt, it.body) }
#show heading.where(level: 3): it => { set text(size: 12pt, weight: "semibold"); block(sticky: true, above: 14pt, below: 6pt, it.body) }
#show heading.where(level: 4): it => { set text(size: 10.5pt, weight: "semibold"); block(sticky: true, above: 10pt, below: 5pt, it.body) }
#show link: set text(fill: ink)
#set table(stroke: none, inset: (x: 4pt, y: 3.6pt))
#show table: set text(size: 9pt, number-width: "tabular", hyphenate: false)
#show table: set par(leading: 0.5em, justify: false)
#show outline.entry: set block(above: 0.75em)
#show outline.entry.where(level: 1): set text(weight: "semibold")
#let number(words) = text(fill: ink2, weight: "regular", words + "\\u{2002}")
#let lead(body) = block(above: 6pt, below: 16pt, { set text(size: 15pt, weight: "regular"); set par(leading: 0.5em); body })
#let small(body) = { set text(size: 9pt, fill: ink2); set par(leading: 0.55em); body }
#let weather(level) = box(baseline: 0.2em, height: 1.05em, pdf.artifact(image("/weather-" + level + ".svg", height: 1.05em)))
#let mark(status) = box(baseline: 0.06em, height: 0.72em, pdf.artifact(image("/status-" + status + ".svg", height: 0.72em)))
#let call(number, first) = if first [#super(link(label("note-" + str(number)), str(number)))#label("call-" + str(number))] else { super(link(label("note-" + str(number)), str(number))) }
#let note(number, body) = block(below: 6pt, { set text(size: 8pt, fill: ink2); set par(leading: 0.48em); [#link(label("call-" + str(number)), text(weight: "semibold", str(number) + "\\u{2002}"))#label("note-" + str(number))]; body })
#let beside(body, notes, breakable: true, pad: 0pt) = block(width: ${page.text + page.gap + page.notes}mm, breakable: breakable, grid(columns: (${page.text}mm, ${page.notes}mm), column-gutter: ${page.gap}mm, body, { v(pad); notes }))
#let apart(body) = block(above: 12pt, below: 12pt, breakable: false, width: ${page.text}mm, stroke: (top: 0.5pt + rule), inset: (top: 8pt), body)
#let figure-row(caption, drawing) = block(above: 8pt, below: 12pt, breakable: false, width: 100%, { if caption != none { block(below: 5pt, sticky: true, text(weight: "semibold", size: 10pt, caption)) }; drawing })
#let sheet(heading-body, value, unit, status, blocks) = block(width: 100%, breakable: false, above: 0pt, below: 0pt, { { show heading: it => block(sticky: true, above: 0pt, below: 5pt, text(size: 12pt, weight: "semibold", it.body)); heading-body }; block(above: 4pt, below: 7pt, { if value != "" { text(size: 20pt, weight: "semibold", number-width: "proportional", value); text(" ") }; text(fill: ink2, unit); if status != none { h(1fr); status } }); blocks })
#let key-figure(title, value, unit, change, bullet, status, gap) = block(breakable: false, width: 100%, { set par(spacing: 0.72em, leading: 0.5em); text(weight: "semibold", title); parbreak(); text(size: 34pt, weight: "semibold", number-width: "proportional", value); text(" "); text(size: 12pt, unit); parbreak(); if change != none { text(size: 9.5pt, fill: ink2, change); parbreak() }; if bullet != none { bullet; parbreak() }; status; if gap != none { parbreak(); text(size: 9.5pt, fill: ink2, gap) } })
`;
}
