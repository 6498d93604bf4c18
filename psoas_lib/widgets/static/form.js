var z=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
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
`;var A=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var _=new Set(["a","button","input","select","textarea","summary"]);function I(e,s,n){for(let[t,a]of Object.entries(s??{}))a==null||a===!1||(t.startsWith("on")?e.addEventListener(t.slice(2),a):t==="text"?e.textContent=a:t==="checked"||t==="value"||t==="disabled"?e[t]=a:e.setAttribute(t,a===!0?"":a));for(let t of n.flat(1/0))t!=null&&t!==!1&&e.append(t);return e}function r(e,s,...n){let t=I(document.createElement(e),s,n);return(_.has(e)||t.hasAttribute("tabindex"))&&t.setAttribute("data-lm-suppress-shortcuts","true"),t}var O=Math.random().toString(36).slice(2,8),L=0;function y(e){return L+=1,`ps-${e}-${O}-${L}`}function T(e){let s=/rgba?\(([^)]+)\)/.exec(e);if(!s)return null;let[n,t,a,p=1]=s[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:n,g:t,b:a,alpha:p}}function $(e){let s=T(e);if(!s)return null;let n=t=>t/255<=.04045?t/255/12.92:((t/255+.055)/1.055)**2.4;return .2126*n(s.r)+.7152*n(s.g)+.0722*n(s.b)}function E(e){for(let s=e;s;s=s.parentElement??s.getRootNode()?.host){let n=getComputedStyle(s).backgroundColor,t=T(n);if(t&&t.alpha>.5)return $(n)<.18?"dark":"light"}return"light"}function M(e){let s=()=>{let i=E(e.parentElement??e);e.getAttribute("data-theme")!==i&&e.setAttribute("data-theme",i)},n=new MutationObserver(()=>requestAnimationFrame(s)),t={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let i of[document.documentElement,document.body])n.observe(i,t);let a=matchMedia("(prefers-color-scheme: dark)");a.addEventListener("change",s);let p=new ResizeObserver(s);return p.observe(e),s(),()=>{n.disconnect(),p.disconnect(),a.removeEventListener("change",s)}}function C(e,s,n=""){let t=e.getRootNode(),a=t instanceof ShadowRoot?t:document,p=a instanceof ShadowRoot?a:a.head;for(let[i,h]of[["base",A+z],[s,n]]){if(!h||a.querySelector(`style[data-psoas="${i}"]`))continue;let m=document.createElement("style");m.dataset.psoas=i,m.textContent=h,p.append(m)}}var j=`/* form.css : labelled native fields in two columns, one under the other where it is narrow */
.ps .fm { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--ps-4) var(--ps-5); align-items: start; }
.ps .fl { display: flex; flex-direction: column; gap: var(--ps-1); min-width: 0; }
.ps .fl.wide { grid-column: 1 / -1; }
.ps .fl :is(label, legend) { font-weight: 650; margin: 0; line-height: 1.3; }
.ps fieldset.fl { gap: var(--ps-1); }
.ps .fl legend + .pills, .ps .fl legend + .row { margin-top: var(--ps-1); }
.ps .fl .hint { margin: 0; }
.ps .fl :is(input:not([type="checkbox"]):not([type="radio"]), select, textarea) { font: 400 var(--ps-t-body)/1.3 var(--ps-font); color: var(--ps-ink); background: transparent; border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); min-height: var(--ps-target); padding: 0 var(--ps-3); width: 100%; margin: 0; }
.ps .fl textarea { padding: var(--ps-2) var(--ps-3); min-height: 66px; resize: vertical; }
.ps .fl select option { background: var(--ps-paper); color: var(--ps-ink); }
.ps .fl :is(input:not([type="checkbox"]):not([type="radio"]), select, textarea)[aria-invalid="true"] { border-style: dashed; border-width: 2px; border-color: var(--ps-ink); }
.ps .fl .err { font-weight: 650; display: flex; gap: .4em; }
.ps .fl .err::before { content: "!"; flex: none; width: 1.35em; height: 1.35em; display: inline-grid; place-items: center; border-radius: 50%; background: var(--ps-ink); color: var(--ps-paper); font-size: .85em; }
.ps .fl .err:empty { display: none; }
.ps .fl .row { display: flex; gap: var(--ps-2); align-items: center; }
.ps .fl .row > * { flex: 1; }
.ps .fl .unit { flex: none; color: var(--ps-ink-2); }
.ps .fl .pills { display: flex; flex-wrap: wrap; gap: var(--ps-2); }
.ps .fl .pills label { position: relative; font-weight: 400; }
.ps .fl .pills span { display: grid; place-items: center; min-height: var(--ps-target); padding: 6px var(--ps-4); border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); cursor: pointer; }
.ps .fl .pills span:hover { background: var(--ps-wash); }
.ps .fl .pills input:checked + span { background: var(--ps-ink); border-color: var(--ps-ink); color: var(--ps-paper); font-weight: 650; }
.ps .fmsg { border-top: 1px solid var(--ps-line); padding-top: var(--ps-3); white-space: pre-line; overflow-wrap: anywhere; }
.ps .fmsg:empty { display: none; }
.ps .fmin { font-size: var(--ps-t-name); line-height: 1.15; font-weight: 700; letter-spacing: -.012em; margin: 0; }
@container ps (max-width: 559px) { .fm { grid-template-columns: minmax(0, 1fr) !important; } }
.ps .ftab { overflow-x: auto; margin-top: var(--ps-3); }
.ps .ftab table { border-collapse: collapse; width: 100%; margin: 0; font-size: var(--ps-t-body); color: inherit; }
.ps .ftab :is(th, td) { text-align: left; vertical-align: top; white-space: normal; padding: var(--ps-1) var(--ps-3) var(--ps-1) 0; border-bottom: 1px solid var(--ps-line); background: none; color: inherit; }
.ps .ftab :is(th, td):last-child { min-width: 13em; padding-right: 0; }
.ps .ftab td:nth-child(3) { min-width: 6em; max-width: 12em; overflow-wrap: anywhere; }
.ps .fl .row input[type="file"]:not(.vh) { padding: 4px; }
.ps .fl input[type="file"]::file-selector-button { font: inherit; color: var(--ps-ink); background: var(--ps-paper); border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); min-height: 32px; padding: 0 var(--ps-3); margin-right: var(--ps-3); cursor: pointer; }
@container ps (max-width: 559px) { .ps .ftab :is(th, td):last-child { min-width: 10em; } }
@container ps (max-width: 420px) {
  .ps .ftab tr { display: grid !important; grid-template-columns: 3.8em minmax(0, 1fr) minmax(0, 1.3fr); }
  .ps .ftab :is(th, td) { min-width: 0 !important; border-bottom: 0; overflow-wrap: anywhere; }
  .ps .ftab :is(th, td):last-child { grid-column: 1 / -1; border-bottom: 1px solid var(--ps-line); }
}
`;function G(e,s){e.setAttribute("aria-describedby",s.filter(Boolean).join(" "))}function J(e,s){if(e.kind==="choice"){let a=r("select",{id:s,name:e.name});(e.prompt||e.value===void 0||e.value===null)&&a.append(r("option",{value:"",text:e.prompt??""}));for(let p of e.options)a.append(r("option",{value:p.value,text:p.label,selected:p.value===e.value}));return[a]}if(e.kind==="file")return[r("input",{id:s,name:e.name,type:"file",accept:e.accept})];if(e.kind==="text")return[r("textarea",{id:s,name:e.name,maxlength:2e3,value:e.value??""})];let n={number:"text",line:"text",datetime:"datetime-local"}[e.kind]??"text",t={id:s,name:e.name,type:n,value:e.value??"",autocomplete:"off"};return e.kind==="number"&&(t.inputmode="decimal"),[r("input",t)]}function U(e,s,n){let t=new Set([e.value].flat());return r("div",{class:"pills"},e.options.map((a,p)=>r("label",{for:`${s}-${p}`},r("input",{type:n,class:"vh",id:`${s}-${p}`,name:`${s}`,value:a.value,checked:t.has(a.value)}),r("span",{text:a.label}))))}function B(e){let s=y("field"),n=e.hint?r("p",{class:"hint",id:`${s}-hint`,text:e.hint}):null,t=r("p",{class:"err",id:`${s}-error`}),a=e.wide?" wide":"",p,i;if(e.kind==="pills"||e.kind==="checks"){let o=U(e,s,e.kind==="pills"?"radio":"checkbox");i=[...o.querySelectorAll("input")],p=r("fieldset",{class:`fl${a}`},r("legend",{text:e.label}),n,o,t)}else e.kind==="numbers"?(i=Array.from({length:e.count},(o,f)=>r("input",{id:`${s}-${f}`,type:"text",inputmode:"decimal",autocomplete:"off",value:e.value?.[f]??"","aria-label":`${e.label}, ${f+1}`})),p=r("fieldset",{class:`fl${a}`},r("legend",{text:e.label}),n,r("div",{class:"row"},i,e.unit?r("span",{class:"unit",text:e.unit}):null),t)):(i=J(e,s),p=r("div",{class:`fl${a}`},r("label",{for:s,text:e.label}),n,r("div",{class:"row"},i,e.unit?r("span",{class:"unit",text:e.unit}):null),t));for(let o of i)G(o,[n?.id,t.id]);let h=()=>e.kind==="pills"?i.find(o=>o.checked)?.value??"":e.kind==="checks"?i.filter(o=>o.checked).map(o=>o.value):e.kind==="numbers"?i.map(o=>o.value.trim()):e.kind==="file"?i[0].files[0]?.name??"":i[0].value.trim(),m=()=>e.kind==="file"?i[0].files[0]:void 0,x=o=>{t.textContent=o;for(let f of i)f.setAttribute("aria-invalid",o?"true":"false")},b=()=>{if(!e.keep)for(let o of i)o.type==="radio"||o.type==="checkbox"||o.tagName!=="SELECT"&&(o.value="")},{value:k,...v}=e,w=JSON.stringify(v),g=({value:o,...f})=>JSON.stringify(f)===w;return{name:e.name,node:p,read:h,file:m,fail:x,clear:b,same:g,focus:()=>i[0].focus()}}function H({caption:e,head:s,rows:n}){return r("div",{class:"ftab",tabindex:"0",role:"group","aria-label":e,"data-lm-suppress-shortcuts":"true"},r("table",{role:"table"},r("caption",{text:e}),r("thead",{role:"rowgroup"},r("tr",{role:"row"},s.map(t=>r("th",{scope:"col",role:"columnheader",text:t})))),r("tbody",{role:"rowgroup"},n.map(t=>r("tr",{role:"row"},t.map(a=>r("td",{role:"cell",text:a})))))))}var D=4e3,P=8e6;function W({model:e,el:s}){C(s,"form",j);let n=e.get("spec"),t=n.strings,a=[],p=r("div",{class:"fm"}),i=d=>{let u=new Map(a.map(c=>[c.name,c]));return a=d.map(c=>{let l=u.get(c.name);return l?.same(c)?l:B({...c,value:l?.read()||c.value})}),p.replaceChildren(...a.map(c=>c.node)),a.find(c=>!u.has(c.name))};i(n.fields);let h=r("p",{class:"fmsg",role:"status","aria-live":"polite",text:n.message??""}),m=r("div"),x=d=>m.replaceChildren(...d?.rows?.length?[H(d)]:[]);x(n.table);let b=r("button",{type:"submit",class:"b p",text:n.submit}),k=r("form",{novalidate:!0,autocomplete:"off"},r("div",{class:"in"},r("h3",{class:"fmin",text:n.title}),n.intro?r("p",{text:n.intro}):null,p,r("div",{class:"ctl"},b),h,m)),v=r("section",{class:"ps fmw",lang:n.lang,"aria-label":n.title,"data-lm-suppress-shortcuts":"true"},k);s.append(v);let w=M(v),g=0,o=()=>{clearTimeout(g),b.removeAttribute("aria-disabled")},f=d=>{if(d?.type==="working"&&clearTimeout(g),d?.type!=="result")return;o();let u=d.fields?i(d.fields):void 0;for(let l of a)l.fail(d.errors?.[l.name]??"");h.textContent=d.message??"",x(d.table);let c=a.find(l=>d.errors?.[l.name])??u;if(c)c.focus();else if(d.ok)for(let l of a)l.clear()},S=()=>{o(),h.textContent=t.no_kernel},N=async d=>{if(d.preventDefault(),b.getAttribute("aria-disabled")==="true")return;let u=a.find(l=>l.file());if(u?.file().size>P){u.fail(t.too_large),u.focus();return}b.setAttribute("aria-disabled","true"),h.textContent=t.sending,g=setTimeout(S,D);let c=Object.fromEntries(a.map(l=>[l.name,l.read()]));try{let l=u?[await u.file().arrayBuffer()]:[];await e.send({type:"submit",values:c,file:u?.name??null},void 0,l)}catch{S()}};return k.addEventListener("submit",N),e.on("msg:custom",f),()=>{clearTimeout(g),w(),e.off("msg:custom",f),v.remove()}}var we={render:W};export{we as default};
