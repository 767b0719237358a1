/** The styles of the file as it is read: over those of its slides, whose colours it takes. */
export const portableStyle = `
.reading body{background:var(--paper)}
.reading #deck,.reading .said.spoken{display:none}
.live #file{display:none}
#file{background:var(--paper);max-width:80rem;margin:0 auto;padding:16px 32px 64px;font-size:1.0625rem;line-height:1.5}
#file .mark-line{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0 0 16px;padding:8px 0;border-bottom:1px solid var(--rule);color:var(--ink-2);font-size:.9375rem}
#file .mark-line strong{color:var(--ink)}
#file h1{font-size:2.5rem;line-height:1.15;margin:24px 0 8px;letter-spacing:-.01em}
#file h2{font-size:1.75rem;margin:48px 0 12px;line-height:1.2}
#file h3{font-size:1.375rem;margin:0 0 4px;line-height:1.25}
#file p{margin:0 0 8px;max-width:48rem}
#file .programme{color:var(--accent);font-weight:600;font-size:1.25rem;margin:24px 0 0}
#file .quiet{color:var(--ink-2)}
#file .tools{display:flex;flex-wrap:wrap;gap:12px;margin:24px 0}
#file a{color:var(--accent)}
#file .jump{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;padding:0;margin:16px 0}
#file table{font-size:.9375rem}
#file thead button{all:unset;cursor:pointer;font-weight:600;color:var(--ink)}
#file thead button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
#file th[aria-sort] button::after{content:' ↑'}
#file th[aria-sort=descending] button::after{content:' ↓'}
#file .scroll{overflow-x:auto}
#file .sortable th[scope=row]{min-width:12rem;font-weight:600}
#file .find{display:grid;gap:4px;max-width:32rem;color:var(--ink-2)}
#file .find input{padding:8px 12px;border:1px solid var(--ink-3);border-radius:4px;background:var(--paper);color:var(--ink);font-size:1.125rem}
#found-indicators{list-style:none;padding:0;margin:4px 0}
#file .indicator{border-top:1px solid var(--rule);padding:24px 0;scroll-margin-top:8px;outline-offset:8px}
#file .top{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 24px}
#file .large strong{font-size:3rem;line-height:1.1;font-weight:600}
#file figure{margin:12px 0;max-width:56rem}
#file details{font-size:1rem;margin:0 0 16px}
#file details[open]{max-height:none}
#file summary{color:var(--accent)}
#file .splits{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:24px 48px;margin:16px 0}
#file .split{align-self:start}
#file .split td,#file .split th{padding:3px 12px 3px 0}
#file .bar{width:38%;min-width:4rem}
#file .bar svg{display:block;width:100%;height:12px}
#file .bar rect{fill:var(--plan);stroke:var(--plan-ink)}
#file dl{display:grid;grid-template-columns:max-content minmax(0,48rem);gap:2px 16px;margin:8px 0;font-size:.9375rem}
#file dt{color:var(--ink-2)}
#file dd{margin:0}
@media screen and (max-width:48rem){#file .sortable{min-width:60rem}#file .sortable th[scope=row]{position:sticky;left:0;min-width:9rem;max-width:10rem;background:var(--paper)}}
@media (max-width:40rem){#file{padding:8px 16px 48px}#file h1{font-size:2rem}#file dl{display:block}}
@media print{
@page{size:A4 portrait;margin:14mm}
#deck{display:none}
#file{padding:0;max-width:none;font-size:10pt}
#file .unprinted,#file .find,#file .tools{display:none}
#file .indicator{break-inside:avoid}
#file .scroll{overflow:visible}
}
`;
