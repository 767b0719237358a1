import { themes, type Theme } from '#lib/charts/palette.ts';
import { drawingsFollowGround } from './dark-drawings.ts';
import type { ReportDocument } from './document.ts';

const { light, dark } = themes;

/**
 * The styles of a deck. A slide is 16 by 9; its type is measured in sixtieths of its width, so that
 * a projector, a laptop and a second window show the same slide. Narrow screens and paper have their own.
 */
export function slidesStyle({ accent }: Pick<ReportDocument, 'accent'>): string {
	const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : light.accent;
	return `
:root{color-scheme:light;${colours({ ...light, accent: colour })}}
@media screen and (prefers-color-scheme:dark){:root:not([data-room=lit]){color-scheme:dark;${colours(dark)}}}
@media screen{:root[data-room=dark]{color-scheme:dark;${colours(dark)}}}
${drawingsFollowGround(colour)}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{background:var(--soft);color:var(--ink);font:400 16px/1.4 'Source Sans 3',system-ui,sans-serif;font-variant-numeric:lining-nums}
body{margin:0}
.leave{position:absolute;z-index:2;left:8px;top:8px}.leave a{position:absolute;left:-999px;padding:8px 16px;background:var(--paper);color:var(--accent)}.leave a:focus{left:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.slide{container-type:size;width:100%;aspect-ratio:16/9;max-height:100vh;margin:0 auto 24px;background:var(--paper);position:relative;overflow:hidden;outline:none}
.slide:focus-visible{outline:none}
.face{font-size:min(1.6667cqw,2.963cqh);height:100%;padding:1.75em 2em 1em;display:grid;grid-template-rows:auto minmax(0,1fr) auto;gap:1em}
.face h2,.face p,.face ul,.face ol,.face dl,.face figure{margin:0;padding:0}
.face header{max-width:54em}
.subject{color:var(--accent);font-weight:600;font-size:.95em;line-height:1.2;margin-bottom:.35em!important}
.face h2{font-size:1.75em;line-height:1.14;font-weight:600;letter-spacing:-.012em;text-wrap:balance}
.face footer{display:flex;gap:1.5em;font-size:.56em;color:var(--ink-2);align-items:baseline}
.face footer .place{margin-left:auto;font-variant-numeric:tabular-nums}
.matter{font-size:calc(1em*var(--fit,1)*var(--dense,1));min-height:0;display:flex;flex-direction:column;gap:.9em;justify-content:flex-start}
.matter>*{min-height:0}
.matter p,.matter li{font-size:1.05em;line-height:1.35;max-width:48em}
.matter .lead{font-size:1.5em;line-height:1.25}
.matter .small{font-size:.75em;color:var(--ink-2)}
/* A few points, read from the back of the room. */
.matter>:is(ol,ul):only-child:not(.key-figures,:has(>li:nth-child(7))){font-size:1.4em}
.matter ul,.matter ol{list-style-position:outside;padding-left:1.1em}
.matter li+li{margin-top:.6em}
.matter .together{margin-bottom:.5em}
.key-figures{list-style:none!important;padding:0!important;display:grid;grid-template-columns:repeat(var(--columns),minmax(0,1fr));gap:.25em 1.75em;max-width:none}
.key-figures li{margin:0!important;font-size:1em;max-width:none;display:grid;grid-template-rows:subgrid;grid-row:span 6;align-items:start}
.key-figures p{font-size:.85em;line-height:1.3}
.key-figures .title{font-weight:600;font-size:1.05em;grid-row:1}
.key-figures .large{font-size:1.1em;line-height:1.15;grid-row:2}
.key-figures .large strong{font-size:calc(var(--digits)/17.6*1em);font-weight:600;letter-spacing:-.02em;line-height:1;display:block}
.key-figures .short strong{display:inline}
.key-figures .missing strong{font-size:1.5em}
.key-figures .change{grid-row:3}
.key-figures li>svg{display:block;width:min(100%,18em);height:auto;margin:.9em 0 .7em;grid-row:4}
.key-figures .status{grid-row:5;font-size:1em}
.key-figures .gap{grid-row:6}
.change,.gap{color:var(--ink-2)}
.status{white-space:nowrap;font-weight:600}
.mark{width:.8em;height:.8em;vertical-align:-.05em}
.spotlight{flex:1;display:grid;grid-template-columns:minmax(0,15em) minmax(0,1fr);gap:2.5em;align-items:start}
.spotlight .key-figures{display:block}.spotlight .key-figures li{display:block}
.spotlight .large strong{font-size:4.6em}.spotlight .missing strong{font-size:2em}
.spotlight>div>p{font-size:.95em;line-height:1.3}.spotlight>div>.small{font-size:.7em;margin-top:.4em}
.spotlight .key-figures p{margin-bottom:.5em}
.spotlight .key-figures .large{margin-bottom:.7em;line-height:1.15}
.spotlight figure{height:100%;min-height:0;display:flex;flex-direction:column}
figure svg{display:block;width:100%;height:auto;max-height:100%}
.spotlight figure>.wide-screen,.spotlight figure>svg{flex:1;min-height:0}
.spotlight figure>.wide-screen svg{height:100%}
.matter>figure{flex:1;min-height:0;display:flex;flex-direction:column}
.matter>figure>svg,.matter>figure>.wide-screen{flex:1;min-height:0}
.matter>figure>.wide-screen svg{height:100%}
figcaption{font-weight:600;font-size:.9em;margin-bottom:.4em}
details{font-size:.6em;color:var(--ink-2);margin-top:.3em}
details[open]{max-height:60%;overflow:auto}
summary{cursor:pointer;width:fit-content}
.table{min-height:0;overflow:auto}
table{border-collapse:collapse;width:100%;font-size:1em;font-variant-numeric:tabular-nums lining-nums}
[class*=dense] th,[class*=dense] td{padding-block:.3em}
details table{font-size:1.15em}
caption{text-align:left;font-weight:600;padding-bottom:.4em}
th,td{text-align:left;vertical-align:top;padding:.42em 1em .42em 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{border-bottom:2px solid var(--ink);font-weight:600;vertical-align:bottom;color:var(--ink-2)}
.end{text-align:right}
.opening .face{padding-top:0}
.opening .face header{align-self:end;border-left:.25em solid var(--accent);padding:1em 0 0 1.2em}
.opening .face{grid-template-rows:minmax(0,1.2fr) minmax(0,1fr) auto;gap:0}
.opening .face h2{font-size:3em}
.opening .face .matter{border-left:.25em solid var(--accent);padding:.8em 0 1em 1.2em;align-self:start;gap:.35em}
.opening .subject{font-size:1.3em}
.said{padding:16px 32px 24px;background:var(--soft);font-size:1.0625rem}
.said h3{margin:0 0 4px;font-size:.875rem;color:var(--ink-2)}
.said p{margin:0 0 8px;max-width:48rem}
.origins:not(:first-child){margin-top:16px!important}
.slide .said{display:none}
.small-screen{display:none}
dialog{border:0;border-radius:4px;padding:24px 32px;max-width:min(44rem,92vw);width:100%;max-height:86vh;overflow:auto;background:var(--paper);color:var(--ink);box-shadow:0 8px 48px rgb(0 0 0/.35);font-size:1.125rem}
dialog::backdrop{background:rgb(10 20 28/.45)}
dialog h2{margin:0 0 12px;font-size:1.375rem}
dialog label{display:grid;gap:4px;color:var(--ink-2)}
input,textarea,select,button{font:inherit;color:inherit}
dialog input,dialog textarea,dialog select{padding:8px 12px;border:1px solid var(--ink-3);border-radius:4px;background:var(--paper);color:var(--ink);width:100%}
button{padding:8px 16px;border:1px solid var(--ink-3);border-radius:4px;background:var(--paper);color:var(--ink);cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
#go-to input{font-size:1.375rem}
#go-to ul{list-style:none;margin:12px 0 0;padding:0;max-height:46vh;overflow:auto}
#go-to li{padding:8px 12px;border-radius:4px;cursor:pointer;display:grid;grid-template-columns:4.5rem 1fr;gap:0 12px}
#go-to li .where{color:var(--ink-2);font-variant-numeric:tabular-nums}
#go-to li .sentence{grid-column:2;color:var(--ink-2);font-size:1rem}
#go-to li[aria-selected=true]{background:var(--soft);outline:2px solid var(--accent);outline-offset:-2px}
.found{margin:8px 0 0;color:var(--ink-2);font-size:1rem;min-height:1.4em}
#help dl{display:grid;grid-template-columns:max-content 1fr;gap:10px 20px;margin:0 0 20px}
#help dd{margin:0}
code{font:inherit;white-space:nowrap}
kbd{font:inherit;font-size:.9375rem;padding:1px 8px;border:1px solid var(--ink-3);border-radius:4px;white-space:nowrap}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:12px;margin:12px 0}
#decision label{margin-top:8px}
#decision .about{display:block}
#decision .about input{width:auto}
.refused{color:var(--off-track);min-height:1.4em;margin:8px 0}
#waiting{position:fixed;z-index:3;left:0;right:0;bottom:0;padding:8px 16px;background:var(--ink);color:var(--paper);font-size:1rem;max-height:40vh;overflow:auto}
#waiting p{margin:0;display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;justify-content:center}
#waiting p+p{margin-top:8px}
#waiting button{padding:0 12px;background:none;border-color:currentcolor}
.buttons{display:flex;flex-wrap:wrap;gap:12px;margin:0}
#controls{position:fixed;right:12px;bottom:10px;display:flex;gap:6px;opacity:0;transition:opacity .2s}
body:hover #controls.awake,#controls:focus-within{opacity:1}
#controls button{padding:2px 12px;min-width:40px;min-height:36px}
#black{position:fixed;inset:0;background:#000;z-index:5;cursor:none}
.live body{overflow:hidden;background:var(--paper)}
.live .slide{display:none;margin:0;width:100vw;height:100vh;max-height:none;aspect-ratio:auto}
.live .slide.current{display:block}
.live.noted .slide.current{height:72vh}
.live.noted .slide.current+.unseen,.live .spoken{display:none}
.live.noted .spoken{display:block;position:fixed;inset:72vh 0 0;overflow:auto;border-top:1px solid var(--rule)}
.desk .slide.current{position:fixed;z-index:1;left:24px;top:56px;width:58vw;height:auto;aspect-ratio:16/9;box-shadow:0 0 0 1px var(--rule)}
#desk{position:fixed;inset:0;background:var(--soft);padding:16px 24px;display:grid;grid-template:auto minmax(0,32vh) minmax(0,1fr)/58vw minmax(0,1fr);gap:16px 24px}
#desk h2{margin:0 0 8px;font-size:1rem;color:var(--ink-2);font-weight:600}
#desk .times{grid-area:1/1/2/3;display:flex;gap:32px;align-items:baseline;margin:0;font-size:1.375rem;font-variant-numeric:tabular-nums}
#desk .times .what{font-size:1rem;color:var(--ink-2)}
#desk .times button{font-size:1rem;padding:2px 12px}
#desk .next{grid-area:2/2/3/3;min-height:0;display:flex;flex-direction:column}
#desk .talk{grid-area:3/2/4/3;overflow:auto;font-size:1.375rem;line-height:1.4}
#desk .talk p{margin:0 0 12px}
.small-slide{aspect-ratio:16/9;max-width:100%;flex:1;min-height:0}
.live .small-slide .slide{display:block;width:100%;height:100%;box-shadow:0 0 0 1px var(--rule)}
.next-title{margin:4px 0 0;font-size:1rem;color:var(--ink-2)}
#desk .alone{color:var(--at-risk);font-size:1rem}
#help label{display:flex;gap:8px;align-items:baseline;margin:0 0 20px}
#help input{width:auto}
@media (max-width:60rem){.desk body{overflow:auto;background:var(--soft)}#desk{position:static;display:block}.desk .slide.current{position:relative;left:0;top:0;width:auto;min-height:0;margin:16px 24px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
@media screen and (max-width:48rem){
.slide,.live .slide.current{container-type:inline-size;height:auto;min-height:100vh;max-height:none;aspect-ratio:auto;width:auto;overflow:visible;margin-bottom:0;border-bottom:1px solid var(--rule)}
.live body{overflow:auto}
.face,.opening .face{font-size:17px;min-height:100vh;padding:20px 16px;display:flex;flex-direction:column}
.opening .face{justify-content:center;gap:0}
.opening .face header,.opening .face .matter{align-self:stretch}
.matter{font-size:1em}
.opening .face h2{font-size:2.25em}
.face h2{font-size:1.5em}
.face footer{flex-wrap:wrap;gap:.2em 1em;font-size:.8em;margin-top:auto;padding-bottom:48px}
.key-figures,.key-figures li,.spotlight{display:block}
.matter>:is(ol,ul):only-child:not(.key-figures){font-size:1.1em!important}
.key-figures li{margin-bottom:1.5em!important}
.spotlight .large strong{font-size:3.6em}
.wide-screen{display:none}.small-screen{display:block}
.face .table{overflow-x:auto}
.face table{font-size:.9em}
.face details{font-size:.875em}
.face details[open]{max-height:none}
#controls{opacity:1}
.small-slide{display:none}
}
@page{size:A4 landscape;margin:0}
@media print{
html,body{background:#fff}
.slide,.live .slide{display:block!important;container-type:size;width:297mm;height:209.5mm;max-height:none;aspect-ratio:auto;margin:0;break-inside:avoid}
.slide~.slide{break-before:page}
.slide.annex,.said,.spoken,#told,#controls,#desk,dialog,#black,details,.unprinted{display:none!important}
.face{--fit:1!important}
}
`;
}

function colours(theme: Theme): string {
	const isDark = theme.paper === dark.paper;
	const all = {
		...theme,
		soft: isDark ? '#1b252e' : '#f4f6f8',
		'on-accent': isDark ? '#0b1a20' : '#ffffff'
	};
	return Object.entries(all)
		.map(([name, hex]) => `--${name}:${hex}`)
		.join(';');
}
