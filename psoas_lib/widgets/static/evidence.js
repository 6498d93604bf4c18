var J=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
.ps { container: ps / inline-size; scrollbar-color: var(--ps-edge) transparent; color: var(--ps-ink); font: 400 var(--ps-t-body)/1.45 var(--ps-font); font-variant-numeric: tabular-nums lining-nums; -webkit-text-size-adjust: 100%; }
/* The ground is measured, so the browser's own parts (scroll bars, date fields) must be told of it. */
.ps[data-theme="dark"] { color-scheme: dark; }
.ps[data-theme="light"] { color-scheme: light; }
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
.ps input[type="range"] { appearance: none; -webkit-appearance: none; width: 100%; height: var(--ps-target); margin: 0; background: transparent; cursor: pointer; border-radius: var(--ps-radius-s); }
.ps input[type="range"]::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--ps-edge); }
.ps input[type="range"]::-moz-range-track { height: 4px; border-radius: 2px; background: var(--ps-edge); }
.ps input[type="range"]::-webkit-slider-thumb { -webkit-appearance: none; width: 28px; height: 28px; margin-top: -12px; border-radius: 50%; background: var(--ps-ink); border: 3px solid var(--ps-paper); box-shadow: 0 0 0 1.5px var(--ps-ink); }
.ps input[type="range"]::-moz-range-thumb { width: 22px; height: 22px; border-radius: 50%; background: var(--ps-ink); border: 3px solid var(--ps-paper); box-shadow: 0 0 0 1.5px var(--ps-ink); }
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
`;var X=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var ve="http://www.w3.org/2000/svg",ge=new Set(["a","button","input","select","textarea","summary"]);function K(s,e,a){for(let[t,n]of Object.entries(e??{}))n==null||n===!1||(t.startsWith("on")?s.addEventListener(t.slice(2),n):t==="text"?s.textContent=n:t==="checked"||t==="value"||t==="disabled"?s[t]=n:s.setAttribute(t,n===!0?"":n));for(let t of a.flat(1/0))t!=null&&t!==!1&&s.append(t);return s}function r(s,e,...a){let t=K(document.createElement(s),e,a);return(ge.has(s)||t.hasAttribute("tabindex"))&&t.setAttribute("data-lm-suppress-shortcuts","true"),t}function L(s,e,...a){return K(document.createElementNS(ve,s),e,a)}var me=Math.random().toString(36).slice(2,8),G=0;function z(s){return G+=1,`ps-${s}-${me}-${G}`}function f(s,e={}){return String(s??"").replace(/\{(\w+)\}/g,(a,t)=>t in e?String(e[t]):a)}function k(s,e){s.textContent!==e&&(s.textContent=e)}var be={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function j(s){return L("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},be[s].map(([e,a])=>L("path",{d:e,class:a})))}function Q(s){let e=/rgba?\(([^)]+)\)/.exec(s);if(!e)return null;let[a,t,n,i=1]=e[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:a,g:t,b:n,alpha:i}}function Y(s){let e=Q(s);if(!e)return null;let a=t=>t/255<=.04045?t/255/12.92:((t/255+.055)/1.055)**2.4;return .2126*a(e.r)+.7152*a(e.g)+.0722*a(e.b)}function Z(s){for(let e=s;e;e=e.parentElement??e.getRootNode()?.host){let a=getComputedStyle(e).backgroundColor,t=Q(a);if(t&&t.alpha>.5)return Y(a)<.18?"dark":"light"}return"light"}function W(s){let e=()=>{let o=Z(s.parentElement??s);s.getAttribute("data-theme")!==o&&s.setAttribute("data-theme",o)},a=new MutationObserver(()=>requestAnimationFrame(e)),t={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let o of[document.documentElement,document.body])a.observe(o,t);let n=matchMedia("(prefers-color-scheme: dark)");n.addEventListener("change",e);let i=new ResizeObserver(e);return i.observe(s),e(),()=>{a.disconnect(),i.disconnect(),n.removeEventListener("change",e)}}function q(s,e,a=""){let t=s.getRootNode(),n=t instanceof ShadowRoot?t:document,i=n instanceof ShadowRoot?n:n.head;for(let[o,l]of[["base",X+J],[e,a]]){if(!l||n.querySelector(`style[data-psoas="${o}"]`))continue;let u=document.createElement("style");u.dataset.psoas=o,u.textContent=l,i.append(u)}}var I=class{#e;#t;#a;#p;#n;#s=new Map;constructor(e,{after:a,forget:t},n){this.#e=e,this.#t=a,this.#a=t,this.#p=n,this.#n=i=>{i?.type&&(this.#i(i.session_id??i.answer_id??i.type),n(i))},e.on("msg:custom",this.#n)}sendSession(e){this.#r({type:"session",session:e},e.session_id)}sendReflection(e){this.#r({type:"reflection",reflection:e},e.session_id)}sendAnswer(e){this.#r({type:"answer",answer:e},e.answer_id)}sendOptions(e){this.#r({type:"options",options:e},"options")}#r(e,a){this.#i(a),this.#s.set(a,this.#t(3e3,()=>this.#o(a)));try{Promise.resolve(this.#e.send(e)).catch(()=>this.#o(a))}catch{this.#o(a)}}#o(e){this.#s.has(e)&&(this.#i(e),this.#p({type:"silent",session_id:e}))}#i(e){this.#s.has(e)&&this.#a(this.#s.get(e)),this.#s.delete(e)}close(){for(let e of this.#s.values())this.#a(e);this.#s.clear(),this.#e.off?.("msg:custom",this.#n)}};var N=class{#e;#t=new Map;constructor(e){this.#e=e}write(e,a){let t=JSON.stringify(a);try{return this.#e.setItem(e,t),this.#t.delete(e),!0}catch{return this.#t.set(e,t),!1}}read(e){try{return JSON.parse(this.#t.get(e)??this.#e.getItem(e))}catch{return null}}remove(e){this.#t.delete(e);try{this.#e.removeItem(e)}catch{}}keys(e){let a=new Set([...this.#t.keys()].filter(t=>t.startsWith(e)));try{for(let t=0;t<this.#e.length;t+=1){let n=this.#e.key(t);n.startsWith(e)&&a.add(n)}}catch{}return[...a]}},we=s=>{try{return s()??null}catch{return null}};var ee=()=>we(()=>globalThis.sessionStorage);function te(s=new Date){let e=-s.getTimezoneOffset(),a=n=>String(Math.floor(Math.abs(n))).padStart(2,"0");return`${new Date(s.getTime()+e*6e4).toISOString().slice(0,19)}${e<0?"-":"+"}${a(e/60)}:${a(e%60)}`}function se(){let s=crypto.getRandomValues(new Uint8Array(16));return s[6]=s[6]&15|64,s[8]=s[8]&63|128,[...s].map(a=>a.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}var D="psoas:answer:",ke={after:(s,e)=>setTimeout(e,s),forget:s=>clearTimeout(s)},ye=null;function re(s,e,{mine:a=()=>!0,store:t=ye??=new N(ee()),timers:n=ke}={}){let i=p=>{let{type:c,answer_id:m,again:b}=p;(c==="ack"||c==="refused"&&!b)&&t.remove(D+m),c==="ack"?e("recorded",p):c==="refused"?e(b?"again":"refused",p):c==="silent"&&e("silent",p)},o=new I(s,n,i),l=()=>t.keys(D).map(p=>t.read(p)).filter(p=>p?.answer_id&&a(p)).sort((p,c)=>p.answered_at<c.answered_at?-1:1),u=()=>l().forEach(p=>o.sendAnswer(p));return{waiting:l,offer:u,put(p){let c={answer_id:se(),answered_at:te(),...p};t.write(D+c.answer_id,c),e("waiting"),u()},close:()=>o.close()}}var Me=new Set(["again","silent"]);function ae(s,e,a){let t=r("p",{class:"hint kept",tabindex:"-1"}),n=r("p",{class:"unkept",role:"status"}),i=r("button",{type:"button",class:"b",text:e.status_retry,onclick:()=>l.offer()}),o=r("div",{class:"ctl"},i),l=re(s,(p,c)=>{let m=Me.has(p);k(t,m?"":f(e[`status_${p}`],c)),k(n,m?f(e[`status_${p}`],c):""),!m&&i.matches(":focus")&&t.focus(),o.hidden=!m},{mine:a});o.hidden=!0;let u=Object.fromEntries(l.waiting().map(p=>[p.question,p]));return l.offer(),{node:[t,n,o],put:l.put,earlier:u,close:l.close}}var ne=()=>z("question");var _e=[25,50,75,95];function oe(s,e){let a=ne(),t=_e.map(o=>r("input",{type:"radio",name:a,value:String(o),onchange:e})),n=[s.sure_25,s.sure_50,s.sure_75,s.sure_95];return{node:r("fieldset",{class:"sure"},r("legend",{text:s.how_sure}),r("div",{class:"row"},t.map((o,l)=>r("label",{class:"opt"},o,r("span",{text:n[l]}))))),read:()=>t.find(o=>o.checked)?.value??"",write:o=>t.forEach(l=>{l.checked=l.value===o}),lock:(o=!0)=>t.forEach(l=>{l.disabled=o})}}function ie(s,{control:e="all",weeks:a=!1,stiff:t=!1}){return s.filter(n=>(e==="all"||e==="yes"==(n.control===!0))&&(!a||n.weeks>0)&&(!t||n.stiff))}function pe(s,e){let a=s.map(t=>t.degrees).filter(t=>t!==null);return{n:s.length,measured:a.length,low:a.length?Math.min(...a):null,high:a.length?Math.max(...a):null,within:a.filter(t=>Math.abs(t)<=e).length}}function B(s,{low:e,high:a}){return 100*(Math.min(Math.max(s,e),a)-e)/(a-e)}var O={low:-5,high:15},Se=[-5,0,5,10,15];function T(s){return`${s<0?"−":""}${Math.abs(s)}°`}function F(s,e){let a=e[s.control===!0?"with_control":s.control===!1?"without_control":"control_unknown"],t=(n,i)=>r("div",{},r("dt",{text:n}),r("dd",{text:i}));return r("dl",{class:"card"},t(e.people,f(e.people_value,{n:s.people,who:s.who})),t(e.what,`${s.what}; ${s.weeks?f(e.weeks_value,{n:s.weeks}):e.once}`),t(e.compared,a),t(e.found,s.told),t(e.source,s.cite))}function $e(s,e,a){let t=o=>`${B(o,O)}%`,n=r("span",{class:"plot","aria-hidden":"true"},r("span",{class:"band",style:`left:${t(-a)};right:${100-B(a,O)}%`}),r("span",{class:"zero",style:`left:${t(0)}`}));s.degrees!==null&&(s.low!==null&&n.append(r("span",{class:"whisker",style:`left:${t(s.low)};right:${100-B(s.high,O)}%`})),n.append(r("span",{class:`mark ${s.control===!0?"full":""}`,style:`left:${t(s.degrees)}`})));let i=s.degrees===null?e.no_degrees:T(s.degrees);return r("li",{},r("details",{},r("summary",{},r("span",{class:"who",text:s.label}),n,r("span",{class:"val",text:i})),F(s,e)))}function le(s){let{strings:e,trials:a,limit_deg:t}=s,n={control:"all",weeks:!1,stiff:!1},i=r("p",{class:"told",role:"status"}),o=new Map(a.map(h=>[h,$e(h,e,t)])),l=r("ul",{class:"rows"},[...o.values()]);function u(){let h=ie(a,n);o.forEach((d,v)=>{d.hidden=!h.includes(v)});let g=pe(h,t),$={...g,all:a.length,low:g.measured?T(g.low):"",high:g.measured?T(g.high):"",limit:T(t)};k(i,f(g.n?g.measured>1?e.sum_many:g.measured?e.sum_one:e.sum_none:e.none_left,$))}let p=(h,g)=>{let $=r("input",{type:"checkbox",onchange:()=>{n[h]=$.checked,u()}});return r("label",{class:"opt"},$,r("span",{text:g}))},c=z("evidence"),m=r("select",{id:c,class:"pick",onchange:()=>{n.control=m.value,u()}},["all","yes","no"].map(h=>r("option",{value:h,text:e[`control_${h}`]}))),b=(h,g)=>r("span",{},r("span",{class:h,"aria-hidden":"true"}),r("span",{text:g})),C=r("p",{class:"hint key"},b("mark full",e.key_full),b("mark",e.key_empty),b("patch",f(e.key_band,{limit:T(t)})));return u(),r("div",{class:"board"},r("fieldset",{class:"filters"},r("legend",{text:e.count}),r("div",{class:"row"},r("label",{for:c,class:"opt"},r("span",{text:e.compared})),m,p("weeks",e.only_weeks),p("stiff",e.only_stiff))),i,r("div",{class:"axis","aria-hidden":"true"},r("span",{class:"who",text:e.study}),r("span",{class:"plot"},Se.map(h=>r("span",{class:"num",style:`left:${B(h,O)}%`,text:T(h)}))),r("span",{class:"val"})),l,C,r("p",{class:"hint",text:e.open_hint}))}function ce(s,e,a){let{strings:t,claims:n,groups:i,trials:o}=s;e.at??=0,e.said??={};let l=z("claim"),u=r("div",{class:"claim"}),p=r("p",{class:"hint",role:"status"}),c=r("select",{class:"pick jump","aria-label":t.jump,onchange:()=>h(Number(c.value))}),m=()=>n.filter(d=>e.said[d.name]),b=d=>e.said[d.name].answer===d.group;function C(){let d=m(),v=d.filter(b).length;k(p,f(d.length===n.length?t.tally_all:t.tally,{done:d.length,n:n.length,agreed:v})),c.replaceChildren(...n.map((y,M)=>r("option",{value:String(M),text:`${y.id}. ${e.said[y.name]?y.verdict:t.undecided}`}))),c.value=String(e.at)}function h(d){e.at=d,$(!0)}function g(d){let{answer:v,confidence_pct:y}=e.said[d.name],M=b(d),A=[t[`group_${v}`],t[`sure_${y}`]].filter(Boolean).join("; "),x=o.filter(E=>d.keys.includes(E.key));return[r("p",{class:"head"},j(M?"ok":"cross"),r("b",{text:f(t.verdict,{verdict:d.verdict})})),r("p",{class:"hint",text:f(M?t.same:t.other,{said:A})}),r("p",{text:d.why}),x.length?r("details",{},r("summary",{text:f(x.length>1?t.studies:t.study_one,{n:x.length})}),x.map(E=>[r("p",{class:"label"},r("b",{text:E.label})),F(E,t)])):null,r("p",{class:"src",text:f(t.sources,{list:d.cite,how:d.how})})].flat().filter(Boolean)}function $(d){let v=n[e.at],y=r("p",{class:"cue",tabindex:"-1"},r("span",{class:"vh",text:f(t.nth,{i:v.id,n:n.length})}),v.text),M=r("div",{class:"told",role:"status"}),A=i.map(_=>r("input",{type:"radio",name:l,value:_})),x=oe(t,()=>{}),E=r("button",{type:"submit",class:"b p",text:t.show}),H=r("button",{type:"button",class:"b p",onclick:()=>h((e.at+1)%n.length)},r("span",{text:t.next}),j("arrow")),U=r("button",{type:"button",class:"b q",text:t.redo,onclick:()=>R(!0)}),R=(_=!1)=>{let S=e.said[v.name],w=!!S&&!_;E.hidden=w,H.hidden=U.hidden=!w,A.forEach(V=>{V.disabled=w,V.checked=w&&S.answer===V.value}),x.lock(w),x.write(w?S.confidence_pct:""),M.replaceChildren(...w?g(v):[]),_&&A[0].focus()},ue=_=>{_.preventDefault();let S=A.find(w=>w.checked);if(!S||!x.read()){M.replaceChildren(r("p",{text:t.choose_first}));return}e.said[v.name]={answer:S.value,confidence_pct:x.read()},a(v.name,e.said[v.name],b(v)),R(),C(),H.focus()};R(),C(),u.replaceChildren(r("p",{class:"hint",text:f(t.where,{i:v.id,n:n.length,article:v.article})}),y,r("form",{class:"decide",onsubmit:ue},r("fieldset",{},r("legend",{text:t.ask}),r("div",{class:"opts"},i.map((_,S)=>r("label",{class:"opt"},A[S],r("span",{text:t[`group_${_}`]}))))),x.node,r("div",{class:"ctl"},E,H,U),M)),d&&y.focus()}return $(!1),r("div",{class:"board"},r("div",{class:"bar"},p,c),u)}var de=`/* evidence.css : the claims one by one, and the studies in rows; every row opens into its card */
.ps.ev .in { max-width: 760px; }
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
`;var P=new WeakMap;function ze({model:s,el:e}){let a=s.get("spec"),t=ae(s,a.strings,u=>u.mode==="claim");P.has(s)||P.set(s,{said:{...s.get("before"),...t.earlier}});let n=(u,p,c)=>t.put({mode:"claim",question:u,right:String(c),hints_used:0,...p}),i=a.kind==="claims"?ce(a,P.get(s),n):le(a),o=r("section",{class:"ps ev","aria-label":a.title},r("div",{class:"in"},r("p",{class:"title",text:a.title}),i,t.node));e.append(o),q(e,"evidence",de);let l=W(o);return()=>{l(),t.close(),o.remove()}}var mt={render:ze};export{mt as default};
