var V=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
.ps { container: ps / inline-size; color: var(--ps-ink); font: 400 var(--ps-t-body)/1.45 var(--ps-font); font-variant-numeric: tabular-nums lining-nums; -webkit-text-size-adjust: 100%; }
.ps *, .ps *::before, .ps *::after { box-sizing: border-box; }
.ps :is(p, h2, h3, ul, ol, li, fieldset, figure) { margin: 0; padding: 0; border: 0; min-width: 0; font-family: inherit; }
.ps :is(h2, h3) { color: inherit; }
.ps :is(ul, ol) { list-style: none; }
.ps b { font-weight: 650; }
.ps .nb { white-space: nowrap; }
.ps .vh { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ps [hidden] { display: none !important; }
.ps .in { position: relative; background: var(--ps-paper); border: 1px solid var(--ps-line); border-radius: var(--ps-radius); padding: var(--ps-pad); display: flex; flex-direction: column; gap: var(--ps-4); }
.ps .ic { width: 1.35em; height: 1.35em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.3em; }
.ps .ic .fill { fill: currentColor; }
.ps .ic .inv { stroke: var(--ps-paper); stroke-width: 2.4; }
.ps .ic .dashed { stroke-dasharray: 3.2 3.1; }
/* side badge */
.ps .bd { display: inline-flex; flex: none; }
.ps .bd svg { height: 28px; width: auto; display: block; overflow: visible; }
.ps .bd path { stroke-width: 1.6; stroke-linejoin: round; }
.ps .bd text { font: 700 15px var(--ps-font); text-anchor: middle; stroke: none; }
.ps .bd-L path { fill: var(--ps-left-fill); stroke: var(--ps-left); }
.ps .bd-L text { fill: var(--ps-left-on); }
.ps .bd-R path { fill: var(--ps-right-fill); stroke: var(--ps-right); }
.ps .bd-R text { fill: var(--ps-right-on); }
.ps .bd-B path { fill: none; stroke: var(--ps-ink); }
.ps .bd-B text { fill: var(--ps-ink); font-size: 12px; }
.ps .bd.sm svg { height: 20px; }
.ps .bd.xs svg { height: var(--ps-lane); }
.ps .bd.off path { fill: none; stroke: var(--ps-edge); }
.ps .bd.off text { fill: var(--ps-ink-2); }
/* controls */
.ps .ctl { display: flex; flex-wrap: wrap; gap: var(--ps-2); align-items: center; }
.ps .sp { flex: 1; }
.ps .b { font: 600 var(--ps-t-body)/1 var(--ps-font); color: var(--ps-ink); background: transparent; border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); min-height: var(--ps-target); min-width: var(--ps-target); margin: 0; padding: 0 var(--ps-4) 0 var(--ps-3); display: inline-flex; align-items: center; justify-content: center; gap: .5em; cursor: pointer; transition: background var(--ps-fast) var(--ps-ease); }
.ps .b:hover { background: var(--ps-wash); }
.ps .b.p { background: var(--ps-ink); color: var(--ps-paper); border-color: var(--ps-ink); padding: 0 var(--ps-5) 0 var(--ps-4); }
.ps .b.p:hover { background: color-mix(in srgb, var(--ps-ink) 88%, var(--ps-paper)); }
.ps .b.q { border-color: transparent; font-weight: 400; color: var(--ps-ink-2); padding: 0 var(--ps-2); }
.ps .b[aria-disabled="true"] { background: transparent; color: var(--ps-ink-2); border: 1.5px dashed var(--ps-edge); cursor: not-allowed; }
.ps :is(button, input, select, textarea, a, summary, [tabindex]):focus-visible { outline: 3px solid var(--ps-focus); outline-offset: 2px; }
.ps :has(> input.vh:focus-visible) > span, .ps .tick:has(input:focus-visible) { outline: 3px solid var(--ps-focus); outline-offset: 2px; }
.ps .tick { position: relative; display: flex; align-items: center; gap: var(--ps-3); min-height: var(--ps-target); font-weight: 650; cursor: pointer; border-radius: var(--ps-radius-s); }
.ps .tick input { position: absolute; opacity: 0; width: 26px; height: 26px; margin: 0; }
.ps .box { width: 26px; height: 26px; flex: none; border: 2px solid var(--ps-ink); border-radius: 5px; display: grid; place-items: center; color: var(--ps-paper); }
.ps .box .ic { width: 20px; height: 20px; stroke-width: 3; opacity: 0; }
.ps .tick input:checked + .box { background: var(--ps-ink); }
.ps .tick input:checked + .box .ic { opacity: 1; }
.ps :is(.hint, .hint2) { color: var(--ps-ink-2); font-size: var(--ps-t-small); }
.ps :is(h3, caption, legend) { font-size: var(--ps-t-body); font-weight: 650; text-align: left; padding: 0; margin: 0 0 var(--ps-2); line-height: 1.3; }
@media (prefers-reduced-motion: reduce) { .ps *, .ps *::before, .ps *::after { animation: none !important; transition: none !important; } }
`;var N=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
   so third-party themes keep working; only red, left and right are fixed per theme. */
.ps {
  /* neutrals: one formula, both themes */
  --ps-paper: color-mix(in srgb, var(--jp-layout-color1, #fff) 94%, #b98d4a);
  --ps-ink:   color-mix(in srgb, var(--jp-ui-font-color0, #000) 80%, #6b4a2b);
  --ps-ink-2: color-mix(in srgb, var(--ps-ink) 70%, var(--ps-paper));
  --ps-edge:  color-mix(in srgb, var(--ps-ink) 52%, var(--ps-paper)); /* control outlines, >= 3:1 */
  --ps-line:  color-mix(in srgb, var(--ps-ink) 15%, var(--ps-paper)); /* hairlines, decorative */
  --ps-wash:  color-mix(in srgb, var(--ps-ink) 5%, var(--ps-paper));  /* quiet ground */
  /* body */
  --ps-flesh: #ecdfcb; --ps-flesh-far: #f3eadc;
  --ps-bone: #fdf8ec;  --ps-bone-far: #f3eadb; --ps-bone-edge: #8a775a; --ps-bone-edge-far: #bcae96;
  --ps-psoas: #a8322a; --ps-psoas-edge: #74201a; --ps-psoas-fibre: #dd948a; --ps-rib: #8a775a;
  /* sides: hue + letter + arrow direction + lane */
  --ps-left: #1d5c96;  --ps-left-fill: #1d5c96;  --ps-left-on: #fff;
  --ps-right: #855400; --ps-right-fill: #f2b63c; --ps-right-on: #221500;
  /* phases: never a new hue. hold = solid ring in the side colour; switch = dashed, incoming side; rest = thin ring, stone */
  --ps-rest: color-mix(in srgb, var(--ps-ink) 58%, var(--ps-paper));
  --ps-focus: #1d5c96;
  /* type */
  --ps-font: -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --ps-t-small: 13px; --ps-t-body: 15px; --ps-t-cue: 18px; --ps-t-name: 26px; --ps-t-digits: 92px;
  /* space: 4 px base */
  --ps-1: 4px; --ps-2: 8px; --ps-3: 12px; --ps-4: 16px; --ps-5: 24px; --ps-6: 32px;
  --ps-pad: 20px; --ps-target: 44px; --ps-lane: 14px; --ps-ring: 216px;
  --ps-radius: 10px; --ps-radius-s: 6px;
  /* time */
  --ps-ease: cubic-bezier(.2, 0, 0, 1); --ps-fast: 120ms; --ps-phase-in: 240ms; --ps-pose: 600ms;
}
.ps[data-theme="dark"], [data-jp-theme-light="false"] .ps {
  --ps-paper: color-mix(in srgb, var(--jp-layout-color1, #212121) 96%, #b98d4a);
  --ps-ink: color-mix(in srgb, var(--jp-ui-font-color0, #fff) 86%, #b98d4a);
  --ps-line: color-mix(in srgb, var(--ps-ink) 20%, var(--ps-paper));
  --ps-wash: color-mix(in srgb, var(--ps-ink) 6%, var(--ps-paper));
  --ps-flesh: #47413a; --ps-flesh-far: #39352f;
  --ps-bone: #ded2ba; --ps-bone-far: #80766a; --ps-bone-edge: #2b2722; --ps-bone-edge-far: #4d463d;
  --ps-psoas: #ea6c5e; --ps-psoas-edge: #2a1210; --ps-psoas-fibre: #8e2b22; --ps-rib: #b5aa96;
  --ps-left: #84bdf0;  --ps-left-fill: #3576b5; --ps-left-on: #fff;
  --ps-right: #eeb649; --ps-right-fill: #f2b63c; --ps-right-on: #221500;
  --ps-focus: #84bdf0;
}
`;var ee="http://www.w3.org/2000/svg",se=new Set(["a","button","input","select","textarea","summary"]);function I(t,e,r){for(let[s,n]of Object.entries(e??{}))n==null||n===!1||(s.startsWith("on")?t.addEventListener(s.slice(2),n):s==="text"?t.textContent=n:s==="checked"||s==="value"||s==="disabled"?t[s]=n:t.setAttribute(s,n===!0?"":n));for(let s of r.flat(1/0))s!=null&&s!==!1&&t.append(s);return t}function a(t,e,...r){let s=I(document.createElement(t),e,r);return(se.has(t)||s.hasAttribute("tabindex"))&&s.setAttribute("data-lm-suppress-shortcuts","true"),s}function _(t,e,...r){return I(document.createElementNS(ee,t),e,r)}function h(t,e={}){return String(t??"").replace(/\{(\w+)\}/g,(r,s)=>s in e?String(e[s]):r)}function M(t,e){t.textContent!==e&&(t.textContent=e)}var te={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function L(t){return _("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},te[t].map(([e,r])=>_("path",{d:e,class:r})))}function U(t){let e=/rgba?\(([^)]+)\)/.exec(t);if(!e)return null;let[r,s,n,i=1]=e[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r,g:s,b:n,alpha:i}}function q(t){let e=U(t);if(!e)return null;let r=s=>s/255<=.04045?s/255/12.92:((s/255+.055)/1.055)**2.4;return .2126*r(e.r)+.7152*r(e.g)+.0722*r(e.b)}function F(t){for(let e=t;e;e=e.parentElement??e.getRootNode()?.host){let r=getComputedStyle(e).backgroundColor,s=U(r);if(s&&s.alpha>.5)return q(r)<.18?"dark":"light"}return"light"}function C(t){let e=()=>{let d=F(t.parentElement??t);t.getAttribute("data-theme")!==d&&t.setAttribute("data-theme",d)},r=new MutationObserver(()=>requestAnimationFrame(e)),s={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let d of[document.documentElement,document.body])r.observe(d,s);let n=matchMedia("(prefers-color-scheme: dark)");n.addEventListener("change",e);let i=new ResizeObserver(e);return i.observe(t),e(),()=>{r.disconnect(),i.disconnect(),n.removeEventListener("change",e)}}function G(t,e,r=""){let s=t.getRootNode(),n=s instanceof ShadowRoot?s:document,i=n instanceof ShadowRoot?n:n.head;for(let[d,g]of[["base",N+V],[e,r]]){if(!g||n.querySelector(`style[data-psoas="${d}"]`))continue;let v=document.createElement("style");v.dataset.psoas=d,v.textContent=g,i.append(v)}}var z={holds:["supported"],part:["supported in part","mixed"],strong:["weak","overstated","not supported"],against:["contradicted"],open:["no direct evidence","plausible","expert opinion"]};function E(t){return Object.keys(z).find(e=>z[e].includes(t))??"open"}function P(t,{control:e="all",weeks:r=!1,stiff:s=!1}){return t.filter(n=>(e==="all"||e==="yes"==(n.control===!0))&&(!r||n.weeks>0)&&(!s||n.stiff))}function D(t,e){let r=t.map(s=>s.degrees).filter(s=>s!==null);return{n:t.length,measured:r.length,low:r.length?Math.min(...r):null,high:r.length?Math.max(...r):null,within:r.filter(s=>Math.abs(s)<=e).length}}function S(t,{low:e,high:r}){return 100*(Math.min(Math.max(t,e),r)-e)/(r-e)}var j={low:-5,high:15},ae=[-5,0,5,10,15],re=0;function w(t){return`${t<0?"−":""}${Math.abs(t)}°`}function T(t,e){let r=e[t.control===!0?"with_control":t.control===!1?"without_control":"control_unknown"],s=(n,i)=>a("div",{},a("dt",{text:n}),a("dd",{text:i}));return a("dl",{class:"card"},s(e.people,h(e.people_value,{n:t.people,who:t.who})),s(e.what,`${t.what}; ${t.weeks?h(e.weeks_value,{n:t.weeks}):e.once}`),s(e.compared,r),s(e.found,t.told),s(e.source,t.cite))}function ne(t,e,r){let s=d=>`${S(d,j)}%`,n=a("span",{class:"plot","aria-hidden":"true"},a("span",{class:"band",style:`left:${s(-r)};right:${100-S(r,j)}%`}),a("span",{class:"zero",style:`left:${s(0)}`}));t.degrees!==null&&(t.low!==null&&n.append(a("span",{class:"whisker",style:`left:${s(t.low)};right:${100-S(t.high,j)}%`})),n.append(a("span",{class:`mark ${t.control===!0?"full":""}`,style:`left:${s(t.degrees)}`})));let i=t.degrees===null?e.no_degrees:w(t.degrees);return a("li",{},a("details",{},a("summary",{},a("span",{class:"who",text:t.label}),n,a("span",{class:"val",text:i})),T(t,e)))}function W(t){let{strings:e,trials:r,limit_deg:s}=t,n={control:"all",weeks:!1,stiff:!1},i=a("p",{class:"told",role:"status"}),d=new Map(r.map(p=>[p,ne(p,e,s)])),g=a("ul",{class:"rows"},[...d.values()]);function v(){let p=P(r,n);d.forEach((c,f)=>{c.hidden=!p.includes(f)});let o=D(p,s),l={...o,all:r.length,low:o.measured?w(o.low):"",high:o.measured?w(o.high):"",limit:w(s)};M(i,h(o.n?o.measured>1?e.sum_many:o.measured?e.sum_one:e.sum_none:e.none_left,l))}let x=(p,o)=>{let l=a("input",{type:"checkbox",onchange:()=>{n[p]=l.checked,v()}});return a("label",{class:"opt"},l,a("span",{text:o}))},$=`ps-evidence-${re+=1}`,y=a("select",{id:$,class:"pick",onchange:()=>{n.control=y.value,v()}},["all","yes","no"].map(p=>a("option",{value:p,text:e[`control_${p}`]}))),b=(p,o)=>a("span",{},a("span",{class:p,"aria-hidden":"true"}),a("span",{text:o})),A=a("p",{class:"hint key"},b("mark full",e.key_full),b("mark",e.key_empty),b("patch",h(e.key_band,{limit:w(s)})));return v(),a("div",{class:"board"},a("fieldset",{class:"filters"},a("legend",{text:e.count}),a("div",{class:"row"},a("label",{for:$,class:"opt"},a("span",{text:e.compared})),y,x("weeks",e.only_weeks),x("stiff",e.only_stiff))),i,a("div",{class:"axis","aria-hidden":"true"},a("span",{class:"who",text:e.study}),a("span",{class:"plot"},ae.map(p=>a("span",{class:"num",style:`left:${S(p,j)}%`,text:w(p)}))),a("span",{class:"val"})),g,A,a("p",{class:"hint",text:e.open_hint}))}var oe=0;function X(t,e,r){let{strings:s,claims:n,trials:i}=t;e.at??=0,e.said??={};let d=`ps-claim-${oe+=1}`,g=a("div",{class:"claim"}),v=a("p",{class:"hint",role:"status"}),x=a("select",{class:"pick jump","aria-label":s.jump,onchange:()=>b(Number(x.value))}),$=()=>n.filter(o=>e.said[o.id]);function y(){let o=$(),l=o.filter(c=>E(c.verdict)===e.said[c.id]).length;M(v,h(o.length===n.length?s.tally_all:s.tally,{done:o.length,n:n.length,agreed:l})),x.replaceChildren(...n.map((c,f)=>a("option",{value:String(f),text:`${c.id}. ${e.said[c.id]?c.verdict:s.undecided}`}))),x.value=String(e.at)}function b(o){e.at=o,p(!0)}function A(o){let l=e.said[o.id],c=E(o.verdict)===l,f=i.filter(m=>o.keys.includes(m.key));return[a("p",{class:"head"},L(c?"ok":"cross"),a("b",{text:h(s.verdict,{verdict:o.verdict})})),a("p",{class:"hint",text:h(c?s.same:s.other,{said:s[`group_${l}`]})}),a("p",{text:o.why}),f.length?a("details",{},a("summary",{text:h(f.length>1?s.studies:s.study_one,{n:f.length})}),f.map(m=>[a("p",{class:"label"},a("b",{text:m.label})),T(m,s)])):null,a("p",{class:"src",text:h(s.sources,{list:o.cite,how:o.how})})].flat().filter(Boolean)}function p(o){let l=n[e.at],c=a("p",{class:"cue",tabindex:"-1"},a("span",{class:"vh",text:h(s.nth,{i:l.id,n:n.length})}),l.text),f=a("div",{class:"told",role:"status"}),m=Object.keys(z).map(u=>a("input",{type:"radio",name:d,value:u,checked:e.said[l.id]===u})),R=a("button",{type:"submit",class:"b p",text:s.show}),B=a("button",{type:"button",class:"b p",onclick:()=>b((e.at+1)%n.length)},a("span",{text:s.next}),L("arrow")),H=()=>{let u=!!e.said[l.id];R.hidden=u,B.hidden=!u,m.forEach(k=>{k.disabled=u}),u&&f.replaceChildren(...A(l))},K=u=>{u.preventDefault();let k=m.find(Q=>Q.checked);if(!k){f.replaceChildren(a("p",{text:s.choose_first}));return}e.said[l.id]=k.value,r({...e.said}),H(),y(),B.focus()};H(),y(),g.replaceChildren(a("p",{class:"hint",text:h(s.where,{i:l.id,n:n.length,article:l.article})}),c,a("form",{class:"decide",onsubmit:K},a("fieldset",{},a("legend",{text:s.ask}),a("div",{class:"opts"},Object.keys(z).map((u,k)=>a("label",{class:"opt"},m[k],a("span",{text:s[`group_${u}`]}))))),a("div",{class:"ctl"},R,B),f)),o&&c.focus()}return p(!1),a("div",{class:"board"},a("div",{class:"bar"},v,x),g)}var J=`/* evidence.css : the claims one by one, and the studies in rows; every row opens into its card */
.ps.ev .in { max-width: 760px; }
.ps.ev[data-theme="dark"] { color-scheme: dark; }
.ps.ev[data-theme="light"] { color-scheme: light; }
.ps.ev .title { font-size: var(--ps-t-cue); font-weight: 650; }
.ps.ev .board { display: flex; flex-direction: column; gap: var(--ps-4); }
.ps.ev .bar { display: flex; flex-wrap: wrap; gap: var(--ps-2) var(--ps-4); align-items: center; justify-content: space-between; }
.ps.ev .row { display: flex; flex-wrap: wrap; gap: var(--ps-1) var(--ps-4); align-items: center; }
.ps.ev .pick { font: 400 15px/1.2 var(--ps-font); color: var(--ps-ink); background: var(--ps-paper); border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); min-height: var(--ps-target); padding: 0 var(--ps-3); margin: 0; max-width: 100%; }
.ps.ev .pick option { color: var(--ps-ink); background: var(--ps-paper); }
.ps.ev .opt { display: flex; align-items: center; gap: var(--ps-3); min-height: var(--ps-target); margin: 0; cursor: pointer; font-weight: 400; }
.ps.ev .opt input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--ps-ink); }
.ps.ev .opts { display: flex; flex-direction: column; }
.ps.ev .opts .opt { padding: 0 var(--ps-3); border: 1px solid transparent; border-radius: var(--ps-radius-s); }
.ps.ev .opts .opt:hover { background: var(--ps-wash); }
.ps.ev .opts .opt:has(input:checked) { border-color: var(--ps-edge); background: var(--ps-wash); }
.ps.ev .claim, .ps.ev .decide { display: flex; flex-direction: column; gap: var(--ps-3); margin: 0; }
.ps.ev .cue { font-size: 20px; line-height: 1.35; font-weight: 650; max-width: 34em; text-wrap: pretty; outline-offset: 4px; }
.ps.ev .told { display: flex; flex-direction: column; gap: var(--ps-2); max-width: 68ch; }
.ps.ev .told:empty { display: none; }
.ps.ev .head { display: flex; gap: var(--ps-2); align-items: center; }
.ps.ev .src { color: var(--ps-ink-2); font-size: var(--ps-t-small); }
.ps.ev .label { margin-top: var(--ps-3); }
.ps.ev summary { cursor: pointer; border-radius: var(--ps-radius-s); }
.ps.ev .told summary { min-height: 32px; padding: 5px 0; text-decoration: underline; }
.ps.ev .rows { border-bottom: 1px solid var(--ps-line); }
.ps.ev .rows li { border-top: 1px solid var(--ps-line); }
.ps.ev .rows summary, .ps.ev .axis { display: grid; grid-template-columns: 196px minmax(0, 1fr) 80px; gap: var(--ps-3); align-items: center; min-height: var(--ps-target); }
.ps.ev .rows summary:hover { background: var(--ps-wash); }
.ps.ev .axis { min-height: 24px; font-size: var(--ps-t-small); color: var(--ps-ink-2); }
.ps.ev .who { font-weight: 650; }
.ps.ev .axis .who { font-weight: 400; }
.ps.ev .rows .who::before { content: "\\25B8"; content: "\\25B8" / ""; display: inline-block; width: 1.2em; }
.ps.ev .rows details[open] .who::before { content: "\\25BE"; content: "\\25BE" / ""; }
.ps.ev .val { text-align: right; white-space: nowrap; }
.ps.ev .plot { position: relative; align-self: stretch; min-height: 20px; }
.ps.ev .plot > * { position: absolute; }
.ps.ev .num { transform: translateX(-50%); white-space: nowrap; }
.ps.ev .band { top: 0; bottom: 0; background: color-mix(in srgb, var(--ps-ink) 9%, var(--ps-paper)); }
.ps.ev .zero { top: 0; bottom: 0; border-left: 1px solid var(--ps-edge); }
.ps.ev .whisker { top: 50%; border-top: 2px solid var(--ps-ink); margin-top: -1px; }
.ps.ev .mark { width: 13px; height: 13px; flex: none; border: 2px solid var(--ps-ink); background: var(--ps-paper); }
.ps.ev .mark.full { background: var(--ps-ink); }
.ps.ev .plot .mark { top: 50%; margin: -6.5px 0 0 -6.5px; }
.ps.ev .patch { width: 22px; height: 13px; flex: none; background: color-mix(in srgb, var(--ps-ink) 9%, var(--ps-paper)); border: 1px solid var(--ps-line); }
.ps.ev .key { display: flex; flex-wrap: wrap; gap: var(--ps-1) var(--ps-2); align-items: center; }
.ps.ev .key > span { display: inline-flex; gap: var(--ps-2); align-items: center; margin-right: var(--ps-3); }
.ps.ev .card { display: flex; flex-direction: column; gap: var(--ps-1); margin: 0; padding: var(--ps-2) 0 var(--ps-4); max-width: 68ch; }
.ps.ev .card > div { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); gap: var(--ps-3); }
.ps.ev .card dt { color: var(--ps-ink-2); font-size: var(--ps-t-small); line-height: 1.7; }
.ps.ev .card dd { margin: 0; }
@container ps (max-width: 559px) {
  .ps.ev .in { padding: var(--ps-4); }
  .ps.ev .rows summary, .ps.ev .axis { grid-template-columns: minmax(0, 1fr) auto; row-gap: 0; padding: var(--ps-2) 0; }
  .ps.ev .rows .plot, .ps.ev .axis .plot { grid-column: 1 / -1; grid-row: 2; min-height: 24px; margin: 0 var(--ps-3); }
  .ps.ev .card > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
`;var O=new WeakMap;function pe({model:t,el:e}){let r=t.get("spec");O.has(t)||O.set(t,{said:{...t.get("said")}});let s=g=>{t.set("said",g),t.save_changes()},n=r.kind==="claims"?X(r,O.get(t),s):W(r),i=a("section",{class:"ps ev","aria-label":r.title},a("div",{class:"in"},a("p",{class:"title",text:r.title}),n));e.append(i),G(e,"evidence",J);let d=C(i);return()=>{d(),i.remove()}}var Re={render:pe};export{Re as default};
