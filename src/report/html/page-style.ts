/** The look of the page: calm, one accent, colours told apart by most kinds of colour blindness. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fbf9f5;--ink:#1d1b18;--muted:#5c5850;--rule:#ddd7cc;--accent:#0b5c8a;--pale:#c9c1b2;--band:#0b5c8a33;--hot:#b34a00;
--f-agreement:#d55e00;--f-capital:#e69f00;--f-land:#cc79a7;--f-power:#0072b2;--f-equipment:#56b4e9;--f-construction:#009e73;--f-chips:#b5a300;--f-other:#8b8b8b}
@media(prefers-color-scheme:dark){:root{--paper:#16181a;--ink:#e9e5dd;--muted:#aaa59b;--rule:#373a3d;--accent:#74bbe6;--pale:#5d5a54;--band:#74bbe640;--hot:#ff9a52;--f-power:#3d9bd6;--f-agreement:#e8702a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--accent)}
h1,h2{font-family:Georgia,"Times New Roman","Songti SC","Noto Serif CJK SC",serif;line-height:1.18;text-wrap:balance}
h1{font-size:clamp(1.6rem,4.2vw,2.9rem);margin:.3rem 0 1rem;max-width:26em}
h2{font-size:1.65rem;margin:0 0 1rem}
h3{font-size:1.05rem;margin:0 0 .6rem}
h4{font-size:.9rem;margin:.9rem 0 .2rem;font-weight:600}
header,main,footer,nav{max-width:1680px;margin:0 auto;padding:0 clamp(1rem,4vw,3.5rem)}
header{padding-top:2rem}
.kicker{color:var(--muted);margin:0;overflow-wrap:anywhere}
.lede{padding:0;margin:0 0 1rem;list-style:none;font-size:1.08rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,32rem),1fr));gap:0 3rem}
.lede li{padding:.35rem 0;border-top:1px solid var(--rule)}
.stamp,.note,figcaption,small,.of{color:var(--muted);font-size:.82rem}
.stamp{overflow-wrap:anywhere}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:.7rem 0;margin:0;list-style:none;border-block:1px solid var(--rule)}
nav a{text-decoration:none;display:inline-block;padding:.25rem 0}
nav a:hover{text-decoration:underline}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem}
section{padding:2.2rem 0 .6rem;border-top:3px double var(--rule)}
main>section:first-child{border-top:0}
figure{margin:0 0 2.2rem;min-width:0}
figcaption{margin-top:.5rem;max-width:85ch}
svg{display:block;overflow:visible}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:0 3rem;align-items:start}
.plot{margin-bottom:1.2rem;min-width:0}
.grid{stroke:var(--rule);stroke-width:1}.zero{stroke:var(--muted)}
.tick{fill:var(--muted);font-size:11px}
.accent{fill:var(--accent)}.pale{fill:var(--pale)}
.band{fill:var(--band)}.median{fill:none;stroke:var(--accent);stroke-width:2;vector-effect:non-scaling-stroke}
.promised{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:5 4;vector-effect:non-scaling-stroke}
.claim path,.promise{fill:var(--hot)}
.hover rect{fill:transparent}.hover rect:hover{fill:var(--ink);fill-opacity:.07}
.range{fill:var(--accent);fill-opacity:.55}.range.open{stroke:var(--accent);stroke-dasharray:3 3;fill-opacity:.25}
.tickmark{stroke:var(--ink);stroke-width:2}
.low{fill:var(--f-power)}.high{fill:var(--f-capital)}
.dot,.likely{fill:var(--accent);stroke:var(--accent)}.unlikely{fill:var(--hot);stroke:var(--hot)}
.points circle{fill:var(--accent);fill-opacity:.5}
.segment{stroke:var(--paper);stroke-width:1}
.f-agreement{fill:var(--f-agreement)}.f-capital{fill:var(--f-capital)}.f-land{fill:var(--f-land)}.f-power{fill:var(--f-power)}.f-equipment{fill:var(--f-equipment)}.f-construction{fill:var(--f-construction)}.f-chips{fill:var(--f-chips)}.f-other{fill:var(--f-other)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:0 0 .5rem;font-size:.82rem}
.legend svg{display:inline-block;vertical-align:-1px}
ol.rows,ul.rows,ol.claims,ol.waits{list-style:none;padding:0;margin:0}
.rows li{display:grid;grid-template-columns:minmax(0,13rem) minmax(0,1fr) minmax(0,8.5rem);gap:0 .9rem;align-items:center;font-size:.88rem}
.rows .name{overflow-wrap:anywhere;line-height:1.25;padding:.15rem 0}
.value{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}
.moves li{grid-template-columns:minmax(0,12rem) minmax(0,1fr) minmax(0,13rem)}
.gantt li:nth-child(even){background:color-mix(in srgb,var(--rule) 28%,transparent)}
.gantt-axis{padding-left:13.9rem;padding-right:9.4rem}
.claims li,.claims-axis{display:grid;grid-template-columns:6rem minmax(0,1fr) minmax(0,1fr) 4.6rem;gap:0 1rem;align-items:center}
.claims li{border-top:1px solid var(--rule);padding:.3rem 0}
.claims-axis>*{grid-column:3}
.claims p{margin:0;line-height:1.35;overflow-wrap:anywhere}.claims small{display:block}
.claims time{color:var(--muted);font-size:.85rem;font-variant-numeric:tabular-nums}
.waits li{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,2.4fr) minmax(0,1fr);gap:.1rem 1.4rem;padding:.35rem 0;border-top:1px solid var(--rule)}
.waits .axis{border:0;padding:0}.waits .axis>:nth-child(1),.waits .axis>:nth-child(3){grid-column:2}.waits .axis>:nth-child(2),.waits .axis>:nth-child(4){grid-column:3}
.waits .axis>:nth-child(-n+2){grid-row:1}
.head{font-size:.82rem;font-weight:600}
.waits .name{overflow-wrap:anywhere;line-height:1.25}.waits small b{color:var(--ink)}
.waits small{display:block;line-height:1.35;margin:.1rem 0 .2rem}
.scroll{overflow-x:auto;margin:0 0 1.6rem}figure .scroll{margin-top:1rem}
table{border-collapse:collapse;font-size:.85rem;min-width:100%}
caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem;font-size:1rem}
th,td{text-align:left;vertical-align:top;padding:.28rem .6rem;border-bottom:1px solid var(--rule)}
thead th{color:var(--muted);font-weight:500;vertical-align:bottom}
th:first-child{padding-left:0}th[scope=row]{font-weight:500;padding-left:0;min-width:6rem}
.numbers td,.numbers th[scope=col]:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}.numbers td,.numbers thead th{white-space:nowrap}.wraps thead th{white-space:normal!important}
.from-4 td:nth-child(-n+3),.from-4 th[scope=col]:nth-child(-n+3){text-align:left}
.facts td:nth-child(n+4){min-width:9rem;overflow-wrap:anywhere}.facts td:nth-child(4){min-width:18rem}
.heat{display:block;margin:-.28rem -.6rem;padding:.28rem .6rem;background:color-mix(in srgb,var(--accent) calc(var(--p)*.35),transparent)}
details{margin:.8rem 0}summary{cursor:pointer}details li{overflow-wrap:anywhere;font-size:.85rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
footer{padding-bottom:2rem;color:var(--muted);font-size:.82rem}
@media(max-width:40rem){
.rows li,.moves li{grid-template-columns:minmax(0,1fr) auto;gap:0 .6rem;padding:.2rem 0}
.rows li>svg{grid-column:1/-1;grid-row:2}
.rows .axis span{display:none}
.value{white-space:normal}
.gantt-axis{padding:0}
.claims li{grid-template-columns:1fr auto;gap:.1rem .8rem}.claims p{grid-column:1/-1;grid-row:2}.claims li>svg{grid-column:1/-1;grid-row:3}.claims-axis{grid-template-columns:1fr}.claims-axis>*{grid-column:1}
.waits li{grid-template-columns:2fr 1fr}.waits .name{grid-column:1/-1}.waits .name small{display:inline}
.waits .axis>*{grid-column:auto!important}
th,td{padding:.25rem .4rem}
}
@page{size:A4;margin:14mm}
@media print{:root{--paper:#fff;--ink:#000;--muted:#444;--rule:#ccc;--accent:#0b5c8a;--pale:#c9c1b2;--band:#0b5c8a33;--hot:#b34a00}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:9.5pt}nav,.skip{display:none}header,main,footer{padding:0;max-width:none}.scroll{overflow:visible}
li,tr,.plot{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}table{font-size:6.8pt}.heat{margin:0;padding:0}figure td{padding-inline:.1rem}th,td{padding:.12rem .2rem;min-width:0!important}thead th{white-space:normal!important}.pair{grid-template-columns:1fr 1fr;gap:0 1.5rem}.rows li,.claims time{font-size:8pt}.moves li{grid-template-columns:1fr 1fr 7.5rem}.claims small,small,figcaption{font-size:7.5pt}}
`;
