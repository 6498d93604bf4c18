var g=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
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
`;var x=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var C=new Set(["a","button","input","select","textarea","summary"]);function j(e,t,n){for(let[s,r]of Object.entries(t??{}))r==null||r===!1||(s.startsWith("on")?e.addEventListener(s.slice(2),r):s==="text"?e.textContent=r:s==="checked"||s==="value"||s==="disabled"?e[s]=r:e.setAttribute(s,r===!0?"":r));for(let s of n.flat(1/0))s!=null&&s!==!1&&e.append(s);return e}function a(e,t,...n){let s=j(document.createElement(e),t,n);return(C.has(e)||s.hasAttribute("tabindex"))&&s.setAttribute("data-lm-suppress-shortcuts","true"),s}function k(e){let t=/rgba?\(([^)]+)\)/.exec(e);if(!t)return null;let[n,s,r,p=1]=t[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:n,g:s,b:r,alpha:p}}function w(e){let t=k(e);if(!t)return null;let n=s=>s/255<=.04045?s/255/12.92:((s/255+.055)/1.055)**2.4;return .2126*n(t.r)+.7152*n(t.g)+.0722*n(t.b)}function y(e){for(let t=e;t;t=t.parentElement??t.getRootNode()?.host){let n=getComputedStyle(t).backgroundColor,s=k(n);if(s&&s.alpha>.5)return w(n)<.18?"dark":"light"}return"light"}function v(e){let t=()=>{let i=y(e.parentElement??e);e.getAttribute("data-theme")!==i&&e.setAttribute("data-theme",i)},n=new MutationObserver(()=>requestAnimationFrame(t)),s={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let i of[document.documentElement,document.body])n.observe(i,s);let r=matchMedia("(prefers-color-scheme: dark)");r.addEventListener("change",t);let p=new ResizeObserver(t);return p.observe(e),t(),()=>{n.disconnect(),p.disconnect(),r.removeEventListener("change",t)}}function M(e,t,n=""){let s=e.getRootNode(),r=s instanceof ShadowRoot?s:document,p=r instanceof ShadowRoot?r:r.head;for(let[i,f]of[["base",x+g],[t,n]]){if(!f||r.querySelector(`style[data-psoas="${i}"]`))continue;let l=document.createElement("style");l.dataset.psoas=i,l.textContent=f,p.append(l)}}var A=`/* form.css : labelled native fields in two columns, one under the other where it is narrow */
.ps .fm { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--ps-4) var(--ps-5); align-items: start; }
.ps .fl { display: flex; flex-direction: column; gap: var(--ps-1); min-width: 0; }
.ps .fl.wide { grid-column: 1 / -1; }
.ps .fl :is(label, legend) { font-weight: 650; margin: 0; line-height: 1.3; }
.ps fieldset.fl { gap: var(--ps-1); }
.ps .fl legend + .pills, .ps .fl legend + .row { margin-top: var(--ps-1); }
.ps .fl .hint { margin: 0; }
.ps[data-theme="dark"] .fl input { color-scheme: dark; }
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
.ps .fmsg { border-top: 1px solid var(--ps-line); padding-top: var(--ps-3); white-space: pre-line; }
.ps .fmsg:empty { display: none; }
.ps .fmin { font-size: var(--ps-t-name); line-height: 1.15; font-weight: 700; letter-spacing: -.012em; margin: 0; }
@container ps (max-width: 559px) { .fm { grid-template-columns: minmax(0, 1fr) !important; } }
`;var S=0;function H(e,t){e.setAttribute("aria-describedby",t.filter(Boolean).join(" "))}function R(e,t){if(e.kind==="choice"){let r=a("select",{id:t,name:e.name});(e.value===void 0||e.value===null)&&r.append(a("option",{value:"",text:e.prompt??""}));for(let p of e.options)r.append(a("option",{value:p.value,text:p.label,selected:p.value===e.value}));return[r]}if(e.kind==="text")return[a("textarea",{id:t,name:e.name,maxlength:2e3,value:e.value??""})];let n={number:"text",line:"text",datetime:"datetime-local"}[e.kind]??"text",s={id:t,name:e.name,type:n,value:e.value??"",autocomplete:"off"};return e.kind==="number"&&(s.inputmode="decimal"),[a("input",s)]}function N(e,t,n){let s=new Set([e.value].flat());return a("div",{class:"pills"},e.options.map((r,p)=>a("label",{for:`${t}-${p}`},a("input",{type:n,class:"vh",id:`${t}-${p}`,name:`${t}`,value:r.value,checked:s.has(r.value)}),a("span",{text:r.label}))))}function z(e){S+=1;let t=`psoas-field-${S}`,n=e.hint?a("p",{class:"hint",id:`${t}-hint`,text:e.hint}):null,s=a("p",{class:"err",id:`${t}-error`}),r=e.wide?" wide":"",p,i;if(e.kind==="pills"||e.kind==="checks"){let o=N(e,t,e.kind==="pills"?"radio":"checkbox");i=[...o.querySelectorAll("input")],p=a("fieldset",{class:`fl${r}`},a("legend",{text:e.label}),n,o,s)}else e.kind==="numbers"?(i=Array.from({length:e.count},(o,u)=>a("input",{id:`${t}-${u}`,type:"text",inputmode:"decimal",autocomplete:"off",value:e.value?.[u]??"","aria-label":`${e.label}, ${u+1}`})),p=a("fieldset",{class:`fl${r}`},a("legend",{text:e.label}),n,a("div",{class:"row"},i,e.unit?a("span",{class:"unit",text:e.unit}):null),s)):(i=R(e,t),p=a("div",{class:`fl${r}`},a("label",{for:t,text:e.label}),n,a("div",{class:"row"},i,e.unit?a("span",{class:"unit",text:e.unit}):null),s));for(let o of i)H(o,[n?.id,s.id]);let f=()=>e.kind==="pills"?i.find(o=>o.checked)?.value??"":e.kind==="checks"?i.filter(o=>o.checked).map(o=>o.value):e.kind==="numbers"?i.map(o=>o.value.trim()):i[0].value.trim(),l=o=>{s.textContent=o;for(let u of i)u.setAttribute("aria-invalid",o?"true":"false")},m=()=>{if(!e.keep)for(let o of i)o.type==="radio"||o.type==="checkbox"||o.tagName!=="SELECT"&&(o.value="")};return{name:e.name,node:p,read:f,fail:l,clear:m,focus:()=>i[0].focus()}}var V=4e3;function F({model:e,el:t}){M(t,"form",A);let n=e.get("spec"),s=n.strings,r=n.fields.map(z),p=a("p",{class:"fmsg",role:"status","aria-live":"polite"}),i=a("button",{type:"submit",class:"b p",text:n.submit}),f=a("form",{novalidate:!0,autocomplete:"off"},a("div",{class:"in"},a("h3",{class:"fmin",text:n.title}),n.intro?a("p",{text:n.intro}):null,a("div",{class:"fm"},r.map(c=>c.node)),a("div",{class:"ctl"},i),p)),l=a("section",{class:"ps fmw",lang:n.lang,"aria-label":n.title,"data-lm-suppress-shortcuts":"true"},f);t.append(l);let m=v(l),o=0,u=c=>{if(c?.type!=="result")return;clearTimeout(o),i.removeAttribute("aria-disabled");for(let d of r)d.fail(c.errors?.[d.name]??"");p.textContent=c.message??"";let h=r.find(d=>c.errors?.[d.name]);if(h)h.focus();else if(c.ok)for(let d of r)d.clear()},b=()=>{i.removeAttribute("aria-disabled"),p.textContent=s.no_kernel},L=c=>{if(c.preventDefault(),i.getAttribute("aria-disabled")==="true")return;i.setAttribute("aria-disabled","true"),p.textContent=s.sending,o=setTimeout(b,V);let h=Object.fromEntries(r.map(d=>[d.name,d.read()]));try{Promise.resolve(e.send({type:"submit",values:h})).catch(b)}catch{b()}};return f.addEventListener("submit",L),e.on("msg:custom",u),()=>{clearTimeout(o),m(),e.off("msg:custom",u),l.remove()}}var pe={render:F};export{pe as default};
