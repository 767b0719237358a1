import { themes, type Theme } from '#lib/charts/palette.ts';
import { drawingsFollowGround } from './dark-drawings.ts';
import type { ReportDocument } from './document.ts';

const { light, dark } = themes;

/** The styles of the HTML report: one column with a margin for notes, on a dark ground for who asks for one, and a printed page. */
export function htmlStyle({ accent }: Pick<ReportDocument, 'accent'>): string {
	const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : light.accent;
	return `
:root{color-scheme:light dark;${variables({ ...light, accent: colour })}}
@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}${drawingsFollowGround(colour)}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:66rem;color:var(--ink);background:var(--paper);font:400 1.0625rem/1.5 'Source Sans 3',system-ui,sans-serif;font-variant-numeric:lining-nums}
body.plain{max-width:58rem}
h1,h2,h3,h4,h5{line-height:1.2;margin:2rem 0 .5rem;text-wrap:balance;break-after:avoid}
h1{font-size:2.5rem;margin:.25rem 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.75rem;border-top:3px solid var(--accent);padding-top:.75rem;margin-top:4rem}
.plain h2{font-size:1.375rem;border-top-width:2px;padding-top:.5rem;margin-top:2.5rem}
h3{font-size:1.375rem}
.plain h3{font-size:1.125rem}
h4,h5{font-size:1.125rem}
h2 .number,h3 .number{color:var(--ink-2);font-weight:400}
p,ul,ol{margin:.5rem 0 1rem;max-width:42rem}
a{color:var(--accent)}
.row{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,1fr);column-gap:2rem}
.row>*{min-width:0}
.row.wide,.plain .row{display:block}
.notes{font-size:.875rem;line-height:1.4;color:var(--ink-2);padding-top:2.4rem;overflow-wrap:anywhere}
.notes p{margin:0 0 .75rem}
.notes .number{font-weight:600;text-decoration:none}
.wide .notes,.end-notes .notes{padding-top:.25rem;columns:20rem;column-gap:2rem}
.wide .notes p,.end-notes .notes p{max-width:none;break-inside:avoid}
code{font:inherit;overflow-wrap:anywhere}
table code{white-space:nowrap}
sup{font-size:.75em;line-height:0}
sup a{text-decoration:none;padding:.35em .25em}
.lead{font-size:1.375rem;line-height:1.35}
.small{font-size:.9375rem;color:var(--ink-2)}
.over{margin:0;font-weight:600;color:var(--accent)}
.under{margin:0 0 .25rem;font-size:1.25rem}
.situation,.edition,.territory{color:var(--ink-2);margin:.25rem 0}
.cover{border-left:8px solid var(--accent);padding:1rem 0 1rem 1.5rem}
.cover .programme{font-weight:600;font-size:1.375rem;color:var(--accent);margin:0}
.cover .year{font-weight:400}
.presidents{list-style:none;padding:0;margin:1.5rem 0}
.stamp{position:sticky;top:0;z-index:1;margin:-1.5rem -1rem 1rem;max-width:none;padding:.25rem 1rem;background:var(--ink);color:var(--paper);font-weight:600;text-align:center;box-shadow:0 0 0 100vmax var(--ink);clip-path:inset(0 -100vmax)}
.stamp span{margin:0 .5rem}
.status{white-space:nowrap}
.mark{width:.8em;height:.8em;vertical-align:-.05em}
.weather{width:1.15em;height:1.15em;vertical-align:-.2em}
.spark{float:left}.spark svg{display:block;height:1.5em;width:auto}
figure{margin:1rem 0 1.5rem}
figure svg,.key-figures li>svg{display:block;width:100%;height:auto}
.key-figures li>svg{max-width:18rem}
figcaption{font-weight:600;margin-bottom:.5rem}
details{font-size:.9375rem;margin-top:.5rem}
summary{color:var(--accent);cursor:pointer}
.plain figure{max-width:44rem}.plain :is(.columns,.sheet,.spotlight) figure{max-width:none}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 2.5rem}
.columns>div{min-width:0}
.table{overflow-x:auto;margin:1rem 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;font-weight:600;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--rule);font-weight:400}
th:last-child,td:last-child{padding-right:0}
.end+:not(.end){padding-left:.75rem}
thead th{border-bottom:2px solid var(--ink);font-weight:600;vertical-align:bottom}
.end{text-align:right}
.sheet{border-top:1px solid var(--rule);margin-top:1.5rem;padding-top:1rem}
.sheet h3,.sheet h4,.sheet h5{font-size:1.125rem;margin-top:0}
.figure{margin:.25rem 0}
.figure strong{font-size:2rem;line-height:1.1}
.sheet .status{margin:.25rem 0 .5rem}
.sheet figure{margin:0 0 .5rem}
.key-figures{list-style:none;padding:0;max-width:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,11.5rem),1fr));gap:2rem}
.key-figures:has(li>svg){grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.key-figures:has(li:nth-child(4):last-child>svg){grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.key-figures p{margin:.1rem 0}
.key-figures .title{font-weight:600}
.key-figures .large strong{font-size:3rem;line-height:1;font-weight:600}
.key-figures .change,.key-figures .gap{color:var(--ink-2);font-size:.9375rem}
.spotlight{display:grid;grid-template-columns:minmax(0,13.5rem) minmax(0,1fr);gap:1rem 2rem;margin:1rem 0}
.spotlight .key-figures{display:block;margin:0}
.spotlight .large strong{font-size:3.5rem;display:block}
.spotlight .short strong{display:inline}
@media (max-width:40rem){.spotlight{grid-template-columns:minmax(0,1fr)}}
blockquote{margin:1rem 0;padding-left:1rem;border-left:4px solid var(--rule)}
.contents ol{list-style:none;padding:0}
.contents .level-2{padding-left:1.5rem}
.contents .title{font-weight:600;font-size:1.375rem}
footer{border-top:1px solid var(--rule);margin-top:4rem;color:var(--ink-2);font-size:.875rem}
hr.page{border:0;margin:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (min-width:56.01rem){.sheet:has(.drawn){display:grid;grid-template-columns:minmax(0,11.5rem) minmax(0,1fr);column-gap:1.5rem}}
@media (max-width:56rem){.row{display:block}.notes{padding:0 0 0 1rem;border-left:3px solid var(--rule);margin-bottom:1.5rem}h1{font-size:2rem}}
.small-screen{display:none}
@media screen and (max-width:36rem){.wide-screen{display:none}.small-screen{display:block}
.columns :is(ul,ol):only-child{margin:0}}
@media screen and (max-width:48rem){
.stacks,.stacks :is(caption,thead,tbody,tr,th){display:block}
.stacks tr{position:relative;padding:.6rem 0;border-bottom:1px solid var(--rule)}
.stacks thead tr{padding:0 0 .2rem;border-color:var(--ink)}
.stacks :is(th,td){padding:0;border:0;text-align:left}
.stacks th[scope=row]{font-weight:600}
.stacks td{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:.75rem;padding:.1rem 0}
.stacks td::before{content:attr(data-label);content:attr(data-label) / "";color:var(--ink-2)}
.stacks :is(thead th:not(:first-child),td[data-none]){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.stacks .end+:not(.end){padding-left:0}
.stacks .spark{margin-right:.5rem}
.stacks .status{white-space:normal}}
@page{size:A4;margin:18mm 15mm 20mm}
@media print{
body{font-size:10.5pt;padding:0;max-width:none}
.row{grid-template-columns:minmax(0,128mm) minmax(0,1fr);column-gap:6mm;display:grid}
.stamp{position:fixed;top:0;right:0;left:auto;margin:0;padding:0;background:none;box-shadow:none;clip-path:none;color:var(--ink);font-size:9pt}
.cover,hr.page,.contents{break-after:page}
body:not(.plain) h2,.opens-page{break-before:page}
body:not(.plain) h2{margin-top:0}
figure,tr,.together,.sheet,.key-figures li{break-inside:avoid}
thead{display:table-header-group}
details,summary{display:none}
a{color:inherit;text-decoration:none}
p{orphans:2;widows:2}
}
`.replaceAll('\n', '');
}

function variables(theme: Theme): string {
	return Object.entries(theme)
		.map(([name, colour]) => `--${name}:${colour}`)
		.join(';');
}
