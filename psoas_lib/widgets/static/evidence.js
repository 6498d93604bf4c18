function U(t=new Date){let e=-t.getTimezoneOffset(),n=r=>String(Math.floor(Math.abs(r))).padStart(2,"0");return`${new Date(t.getTime()+e*6e4).toISOString().slice(0,19)}${e<0?"-":"+"}${n(e/60)}:${n(e%60)}`}function W(){let t=crypto.getRandomValues(new Uint8Array(16));return t[6]=t[6]&15|64,t[8]=t[8]&63|128,[...t].map(n=>n.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}function G(t,e){let n=new Map,s=o=>t.send?.({type:"answer",answer:o}),r=o=>{o?.type!=="ack"&&o?.type!=="refused"||(n.delete(o.answer_id),e(o.type==="ack"?"recorded":"refused",o))};return t.on?.("msg:custom",r),{put(o){let i={answer_id:W(),answered_at:U(),...o};n.set(i.answer_id,i),e("waiting"),n.forEach(s)},close:()=>t.off?.("msg:custom",r)}}var X=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
.ps { container: ps / inline-size; color: var(--ps-ink); font: 400 var(--ps-t-body)/1.45 var(--ps-font); font-variant-numeric: tabular-nums lining-nums; -webkit-text-size-adjust: 100%; }
/* The catalogue's languages run from left to right, whatever the page around does. */
.ps { direction: ltr; }
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
/* Where the system chooses the colours, a ground tells nothing: what is chosen gets the system's own mark. */
@media (forced-colors: active) {
  .ps :is(input:checked + span, [aria-pressed="true"]) { forced-color-adjust: none; background: Highlight !important; border-color: Highlight !important; color: HighlightText !important; }
}
`;var J=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var ce="http://www.w3.org/2000/svg",de=new Set(["a","button","input","select","textarea","summary"]);function P(t,e,n){for(let[s,r]of Object.entries(e??{}))r==null||r===!1||(s.startsWith("on")?t.addEventListener(s.slice(2),r):s==="text"?t.textContent=r:s==="checked"||s==="value"||s==="disabled"?t[s]=r:t.setAttribute(s,r===!0?"":r));for(let s of n.flat(1/0))s!=null&&s!==!1&&t.append(s);return t}function a(t,e,...n){let s=P(document.createElement(t),e,n);return(de.has(t)||s.hasAttribute("tabindex"))&&s.setAttribute("data-lm-suppress-shortcuts","true"),s}function A(t,e,...n){return P(document.createElementNS(ce,t),e,n)}var ue=Math.random().toString(36).slice(2,8),K=0;function E(t){return K+=1,`ps-${t}-${ue}-${K}`}function d(t,e={}){return String(t??"").replace(/\{(\w+)\}/g,(n,s)=>s in e?String(e[s]):n)}function M(t,e){t.textContent!==e&&(t.textContent=e)}var he={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function B(t){return A("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},he[t].map(([e,n])=>A("path",{d:e,class:n})))}function Q(t){let e=/rgba?\(([^)]+)\)/.exec(t);if(!e)return null;let[n,s,r,o=1]=e[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:n,g:s,b:r,alpha:o}}function Y(t){let e=Q(t);if(!e)return null;let n=s=>s/255<=.04045?s/255/12.92:((s/255+.055)/1.055)**2.4;return .2126*n(e.r)+.7152*n(e.g)+.0722*n(e.b)}function Z(t){for(let e=t;e;e=e.parentElement??e.getRootNode()?.host){let n=getComputedStyle(e).backgroundColor,s=Q(n);if(s&&s.alpha>.5)return Y(n)<.18?"dark":"light"}return"light"}function O(t){let e=()=>{let i=Z(t.parentElement??t);t.getAttribute("data-theme")!==i&&t.setAttribute("data-theme",i)},n=new MutationObserver(()=>requestAnimationFrame(e)),s={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let i of[document.documentElement,document.body])n.observe(i,s);let r=matchMedia("(prefers-color-scheme: dark)");r.addEventListener("change",e);let o=new ResizeObserver(e);return o.observe(t),e(),()=>{n.disconnect(),o.disconnect(),r.removeEventListener("change",e)}}function q(t,e,n=""){let s=t.getRootNode(),r=s instanceof ShadowRoot?s:document,o=r instanceof ShadowRoot?r:r.head;for(let[i,c]of[["base",J+X],[e,n]]){if(!c||r.querySelector(`style[data-psoas="${i}"]`))continue;let f=document.createElement("style");f.dataset.psoas=i,f.textContent=c,o.append(f)}}var ee=()=>E("question");var ve=[25,50,75,95];function te(t,e){let n=ee(),s=ve.map(i=>a("input",{type:"radio",name:n,value:String(i),onchange:e})),r=[t.sure_25,t.sure_50,t.sure_75,t.sure_95];return{node:a("fieldset",{class:"sure"},a("legend",{text:t.how_sure}),a("div",{class:"row"},s.map((i,c)=>a("label",{class:"opt"},i,a("span",{text:r[c]}))))),read:()=>s.find(i=>i.checked)?.value??"",write:i=>s.forEach(c=>{c.checked=c.value===i}),lock:(i=!0)=>s.forEach(c=>{c.disabled=i})}}function se(t,{control:e="all",weeks:n=!1,stiff:s=!1}){return t.filter(r=>(e==="all"||e==="yes"==(r.control===!0))&&(!n||r.weeks>0)&&(!s||r.stiff))}function ae(t,e){let n=t.map(s=>s.degrees).filter(s=>s!==null);return{n:t.length,measured:n.length,low:n.length?Math.min(...n):null,high:n.length?Math.max(...n):null,within:n.filter(s=>Math.abs(s)<=e).length}}function C(t,{low:e,high:n}){return 100*(Math.min(Math.max(t,e),n)-e)/(n-e)}var I={low:-5,high:15},ge=[-5,0,5,10,15];function j(t){return`${t<0?"−":""}${Math.abs(t)}°`}function V(t,e){let n=e[t.control===!0?"with_control":t.control===!1?"without_control":"control_unknown"],s=(r,o)=>a("div",{},a("dt",{text:r}),a("dd",{text:o}));return a("dl",{class:"card"},s(e.people,d(e.people_value,{n:t.people,who:t.who})),s(e.what,`${t.what}; ${t.weeks?d(e.weeks_value,{n:t.weeks}):e.once}`),s(e.compared,n),s(e.found,t.told),s(e.source,t.cite))}function me(t,e,n){let s=i=>`${C(i,I)}%`,r=a("span",{class:"plot","aria-hidden":"true"},a("span",{class:"band",style:`left:${s(-n)};right:${100-C(n,I)}%`}),a("span",{class:"zero",style:`left:${s(0)}`}));t.degrees!==null&&(t.low!==null&&r.append(a("span",{class:"whisker",style:`left:${s(t.low)};right:${100-C(t.high,I)}%`})),r.append(a("span",{class:`mark ${t.control===!0?"full":""}`,style:`left:${s(t.degrees)}`})));let o=t.degrees===null?e.no_degrees:j(t.degrees);return a("li",{},a("details",{},a("summary",{},a("span",{class:"who",text:t.label}),r,a("span",{class:"val",text:o})),V(t,e)))}function ne(t){let{strings:e,trials:n,limit_deg:s}=t,r={control:"all",weeks:!1,stiff:!1},o=a("p",{class:"told",role:"status"}),i=new Map(n.map(l=>[l,me(l,e,s)])),c=a("ul",{class:"rows"},[...i.values()]);function f(){let l=se(n,r);i.forEach((p,u)=>{p.hidden=!l.includes(u)});let h=ae(l,s),_={...h,all:n.length,low:h.measured?j(h.low):"",high:h.measured?j(h.high):"",limit:j(s)};M(o,d(h.n?h.measured>1?e.sum_many:h.measured?e.sum_one:e.sum_none:e.none_left,_))}let m=(l,h)=>{let _=a("input",{type:"checkbox",onchange:()=>{r[l]=_.checked,f()}});return a("label",{class:"opt"},_,a("span",{text:h}))},v=E("evidence"),z=a("select",{id:v,class:"pick",onchange:()=>{r.control=z.value,f()}},["all","yes","no"].map(l=>a("option",{value:l,text:e[`control_${l}`]}))),$=(l,h)=>a("span",{},a("span",{class:l,"aria-hidden":"true"}),a("span",{text:h})),T=a("p",{class:"hint key"},$("mark full",e.key_full),$("mark",e.key_empty),$("patch",d(e.key_band,{limit:j(s)})));return f(),a("div",{class:"board"},a("fieldset",{class:"filters"},a("legend",{text:e.count}),a("div",{class:"row"},a("label",{for:v,class:"opt"},a("span",{text:e.compared})),z,m("weeks",e.only_weeks),m("stiff",e.only_stiff))),o,a("div",{class:"axis","aria-hidden":"true"},a("span",{class:"who",text:e.study}),a("span",{class:"plot"},ge.map(l=>a("span",{class:"num",style:`left:${C(l,I)}%`,text:j(l)}))),a("span",{class:"val"})),c,T,a("p",{class:"hint",text:e.open_hint}))}function re(t,e,n){let{strings:s,claims:r,groups:o,trials:i}=t;e.at??=0,e.said??={};let c=E("claim"),f=a("div",{class:"claim"}),m=a("p",{class:"hint",role:"status"}),v=a("select",{class:"pick jump","aria-label":s.jump,onchange:()=>l(Number(v.value))}),z=()=>r.filter(p=>e.said[p.name]),$=p=>e.said[p.name].answer===p.group;function T(){let p=z(),u=p.filter($).length;M(m,d(p.length===r.length?s.tally_all:s.tally,{done:p.length,n:r.length,agreed:u})),v.replaceChildren(...r.map((b,w)=>a("option",{value:String(w),text:`${b.id}. ${e.said[b.name]?b.verdict:s.undecided}`}))),v.value=String(e.at)}function l(p){e.at=p,_(!0)}function h(p){let{answer:u,confidence_pct:b}=e.said[p.name],w=$(p),L=[s[`group_${u}`],s[`sure_${b}`]].filter(Boolean).join("; "),g=i.filter(S=>p.keys.includes(S.key));return[a("p",{class:"head"},B(w?"ok":"cross"),a("b",{text:d(s.verdict,{verdict:p.verdict})})),a("p",{class:"hint",text:d(w?s.same:s.other,{said:L})}),a("p",{text:p.why}),g.length?a("details",{},a("summary",{text:d(g.length>1?s.studies:s.study_one,{n:g.length})}),g.map(S=>[a("p",{class:"label"},a("b",{text:S.label})),V(S,s)])):null,a("p",{class:"src",text:d(s.sources,{list:p.cite,how:p.how})})].flat().filter(Boolean)}function _(p){let u=r[e.at],b=a("p",{class:"cue",tabindex:"-1"},a("span",{class:"vh",text:d(s.nth,{i:u.id,n:r.length})}),u.text),w=a("div",{class:"told",role:"status"}),L=o.map(k=>a("input",{type:"radio",name:c,value:k})),g=te(s,()=>{}),S=a("button",{type:"submit",class:"b p",text:s.show}),H=a("button",{type:"button",class:"b p",onclick:()=>l((e.at+1)%r.length)},a("span",{text:s.next}),B("arrow")),F=a("button",{type:"button",class:"b q",text:s.redo,onclick:()=>R(!0)}),R=(k=!1)=>{let y=e.said[u.name],x=!!y&&!k;S.hidden=x,H.hidden=F.hidden=!x,L.forEach(N=>{N.disabled=x,N.checked=x&&y.answer===N.value}),g.lock(x),g.write(x?y.confidence_pct:""),w.replaceChildren(...x?h(u):[]),k&&L[0].focus()},ie=k=>{k.preventDefault();let y=L.find(x=>x.checked);if(!y||!g.read()){w.replaceChildren(a("p",{text:s.choose_first}));return}e.said[u.name]={answer:y.value,confidence_pct:g.read()},n(u.name,e.said[u.name],$(u)),R(),T(),H.focus()};R(),T(),f.replaceChildren(a("p",{class:"hint",text:d(s.where,{i:u.id,n:r.length,article:u.article})}),b,a("form",{class:"decide",onsubmit:ie},a("fieldset",{},a("legend",{text:s.ask}),a("div",{class:"opts"},o.map((k,y)=>a("label",{class:"opt"},L[y],a("span",{text:s[`group_${k}`]}))))),g.node,a("div",{class:"ctl"},S,H,F),w)),p&&b.focus()}return _(!1),a("div",{class:"board"},a("div",{class:"bar"},m,v),f)}var oe=`/* evidence.css : the claims one by one, and the studies in rows; every row opens into its card */
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
.ps.ev .sure .row { gap: 0 var(--ps-2); }
.ps.ev .sure .opt { padding: 0 var(--ps-3); border: 1px solid transparent; border-radius: var(--ps-radius-s); }
.ps.ev .sure .opt:hover { background: var(--ps-wash); }
.ps.ev .sure .opt:has(input:checked) { border-color: var(--ps-edge); background: var(--ps-wash); }
.ps.ev .kept:empty { display: none; }
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
`;var D=new WeakMap;function be({model:t,el:e}){let n=t.get("spec");D.has(t)||D.set(t,{said:{...t.get("before")}});let s=a("p",{class:"hint kept"}),r=G(t,(m,v)=>M(s,d(n.strings[`status_${m}`],v))),o=(m,v,z)=>r.put({mode:"claim",question:m,right:String(z),hints_used:0,...v}),i=n.kind==="claims"?re(n,D.get(t),o):ne(n),c=a("section",{class:"ps ev","aria-label":n.title},a("div",{class:"in"},a("p",{class:"title",text:n.title}),i,s));e.append(c),q(e,"evidence",oe);let f=O(c);return()=>{f(),r.close(),c.remove()}}var tt={render:be};export{tt as default};
