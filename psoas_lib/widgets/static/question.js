var G=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
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
`;var me="http://www.w3.org/2000/svg",ve=new Set(["a","button","input","select","textarea","summary"]);function Q(e,t,s){for(let[n,a]of Object.entries(t??{}))a==null||a===!1||(n.startsWith("on")?e.addEventListener(n.slice(2),a):n==="text"?e.textContent=a:n==="checked"||n==="value"||n==="disabled"?e[n]=a:e.setAttribute(n,a===!0?"":a));for(let n of s.flat(1/0))n!=null&&n!==!1&&e.append(n);return e}function r(e,t,...s){let n=Q(document.createElement(e),t,s);return(ve.has(e)||n.hasAttribute("tabindex"))&&n.setAttribute("data-lm-suppress-shortcuts","true"),n}function z(e,t,...s){return Q(document.createElementNS(me,e),t,s)}var we=Math.random().toString(36).slice(2,8),P=0;function H(e){return P+=1,`ps-${e}-${we}-${P}`}function v(e,t={}){return String(e??"").replace(/\{(\w+)\}/g,(s,n)=>n in t?String(t[n]):s)}function _(e,t){e.textContent!==t&&(e.textContent=t)}function T(e,t,s){s==null||s===!1?e.hasAttribute(t)&&e.removeAttribute(t):e.getAttribute(t)!==String(s)&&e.setAttribute(t,s===!0?"":String(s))}var ke={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function q(e){return z("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},ke[e].map(([t,s])=>z("path",{d:t,class:s})))}function X(e){let t=/rgba?\(([^)]+)\)/.exec(e);if(!t)return null;let[s,n,a,i=1]=t[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:s,g:n,b:a,alpha:i}}function Y(e){let t=X(e);if(!t)return null;let s=n=>n/255<=.04045?n/255/12.92:((n/255+.055)/1.055)**2.4;return .2126*s(t.r)+.7152*s(t.g)+.0722*s(t.b)}function Z(e){for(let t=e;t;t=t.parentElement??t.getRootNode()?.host){let s=getComputedStyle(t).backgroundColor,n=X(s);if(n&&n.alpha>.5)return Y(s)<.18?"dark":"light"}return"light"}function R(e){let t=()=>{let l=Z(e.parentElement??e);e.getAttribute("data-theme")!==l&&e.setAttribute("data-theme",l)},s=new MutationObserver(()=>requestAnimationFrame(t)),n={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let l of[document.documentElement,document.body])s.observe(l,n);let a=matchMedia("(prefers-color-scheme: dark)");a.addEventListener("change",t);let i=new ResizeObserver(t);return i.observe(e),t(),()=>{s.disconnect(),i.disconnect(),a.removeEventListener("change",t)}}function ee(e,t,s=""){let n=e.getRootNode(),a=n instanceof ShadowRoot?n:document,i=a instanceof ShadowRoot?a:a.head;for(let[l,o]of[["base",J+G],[t,s]]){if(!o||a.querySelector(`style[data-psoas="${l}"]`))continue;let p=document.createElement("style");p.dataset.psoas=l,p.textContent=o,i.append(p)}}var $=()=>H("question");function te(e,t){let s=$(),n=e.options.map(l=>r("input",{type:t,name:s,value:l.letter})),a=e.options.map((l,o)=>r("label",{class:"opt"},n[o],r("span",{class:"let","aria-hidden":"true",text:l.letter}),r("span",{text:l.text}))),i=e.figure?r("div",{class:"fig picture"},r("img",{src:e.figure,alt:e.alt})):null;return{node:r("div",{class:"opts"},i,a),read:()=>n.filter(l=>l.checked).map(l=>l.value).join(" "),write:l=>n.forEach(o=>{o.checked=l.split(" ").includes(o.value)}),lock:()=>n.forEach(l=>{l.disabled=!0})}}function ye(e,t,s){let n=r("p",{class:"vh",role:"status"}),a=r("ol",{class:"order"}),i=new Map,l=()=>[...a.children].forEach((p,c)=>{let{place:d,up:f,down:h}=i.get(p.dataset.letter);_(d,String(c+1)),T(f,"aria-disabled",c===0?"true":null),T(h,"aria-disabled",c===a.children.length-1?"true":null)}),o=(p,c,d,f)=>{let h=c<0?p.previousElementSibling:p.nextElementSibling;!h||d.disabled||(c<0?h.before(p):h.after(p),l(),d.focus(),_(n,v(t.moved,{item:f,place:[...a.children].indexOf(p)+1,n:a.children.length})),s())};for(let{letter:p,text:c}of e.options){let d=(m,w,S)=>r("button",{type:"button",class:"b move","aria-label":v(w,{item:c}),onclick:b=>o(u,m,b.currentTarget,c)},q(S)),f=d(-1,t.move_up,"up"),h=d(1,t.move_down,"lower"),g=r("span",{class:"let","aria-hidden":"true"}),u=r("li",{class:"opt","data-letter":p},g,r("span",{class:"grow",text:c}),f,h);i.set(p,{row:u,place:g,up:f,down:h}),a.append(u)}return l(),{node:r("div",{class:"opts"},a,n),read:()=>[...a.children].map(p=>p.dataset.letter).join(" "),write:p=>{p.split(" ").forEach(c=>{i.has(c)&&a.append(i.get(c).row)}),l()},lock:()=>i.forEach(({up:p,down:c})=>{p.disabled=!0,c.disabled=!0})}}function Me(e,t){let s=new Map,n=new Map,a=(o,p)=>n.get(o).classList.toggle("on",p),i=r("div",{class:"fig"},r("img",{src:e.figure,alt:e.alt}),z("svg",{class:"leads",viewBox:"0 0 100 100",preserveAspectRatio:"none","aria-hidden":"true"},["under","over"].map(o=>e.points.map(({at:p,pin:c})=>z("path",{class:o,d:`M${c}L${p}`,"vector-effect":"non-scaling-stroke"})))),e.points.map(({at:o})=>r("span",{class:"dot",style:`left:${o[0]}%;top:${o[1]}%`})),e.points.map(({number:o,pin:[p,c]})=>{let d=r("button",{type:"button",class:"pin",style:`left:${p}%;top:${c}%`,text:o,"aria-label":v(t.name_point,{number:o}),onclick:()=>s.get(o).focus()});return n.set(o,d),d})),l=e.points.map(({number:o,where:p})=>{let c=$(),d=r("select",{id:c,class:"pick",onfocus:()=>a(o,!0),onblur:()=>a(o,!1)},r("option",{value:"",text:t.choose}),e.options.map(f=>r("option",{value:f.letter,text:f.text})));return s.set(o,d),r("li",{class:"place"},r("label",{for:c},r("span",{class:"let",text:o}),r("span",{text:p})),d)});return{node:r("div",{class:"label"},i,r("ol",{class:"places"},l)),read:()=>[...s].filter(([,o])=>o.value).map(([o,p])=>`${o}=${p.value}`).join(" "),write:o=>o.split(" ").forEach(p=>{let[c,d]=p.split("=");s.has(c)&&(s.get(c).value=d)}),lock:()=>s.forEach(o=>{o.disabled=!0})}}function se(e,t,s){let n=e.kind==="number",a=$(),l=r("input",{id:a,type:"text",class:"line",onkeydown:c=>{c.key!=="Enter"||c.isComposing||(c.preventDefault(),c.target.form.requestSubmit())},autocomplete:"off",spellcheck:"false","aria-labelledby":s,inputmode:n?"decimal":null}),o=e.units.length>1?r("select",{class:"pick","aria-label":t.unit},r("option",{value:"",text:t.unit}),e.units.map(c=>r("option",{value:c,text:t.units?.[c]??c}))):null,p=e.units.length===1?r("span",{text:t.units?.[e.units[0]]??e.units[0]}):null;return{node:r("div",{class:"typed"},l,o,p),read:()=>(o?.value&&!/[a-z°%]/iu.test(l.value)?`${l.value} ${o.value}`:l.value).trim(),write:c=>{let d=o?c.lastIndexOf(" "):-1;l.value=d>0?c.slice(0,d):c,o&&d>0&&(o.value=c.slice(d+1))},lock:()=>{l.disabled=!0,o&&(o.disabled=!0)}}}function N(e,t,{changed:s,legend:n}){let a={single:()=>te(e,"radio"),multiple:()=>te(e,"checkbox"),order:()=>ye(e,t,s),label:()=>Me(e,t),number:()=>se(e,t,n),text:()=>se(e,t,n)}[e.kind]();return a.node.addEventListener("input",s),a}var Se=[25,50,75,95];function ne(e,t){let s=$(),n=Se.map(l=>r("input",{type:"radio",name:s,value:String(l),onchange:t})),a=[e.sure_25,e.sure_50,e.sure_75,e.sure_95];return{node:r("fieldset",{class:"sure"},r("legend",{text:e.how_sure}),r("div",{class:"row"},n.map((l,o)=>r("label",{class:"opt"},l,r("span",{text:a[o]}))))),read:()=>n.find(l=>l.checked)?.value??"",write:l=>n.forEach(o=>{o.checked=o.value===l}),lock:(l=!0)=>n.forEach(o=>{o.disabled=l})}}var oe=new Uint32Array(64),O=new Uint32Array(8);for(let e=2,t=0;t<64;e+=1){let s=!0;for(let n=2;n*n<=e;n+=1)e%n===0&&(s=!1);s&&(t<8&&(O[t]=Math.floor(e**.5%1*2**32)),oe[t]=Math.floor(Math.cbrt(e)%1*2**32),t+=1)}var _e=new TextEncoder,L=new Uint32Array(64);function re(e,t,s){for(let f=0;f<16;f+=1)L[f]=t.getUint32(s+4*f);for(let f=16;f<64;f+=1){let h=L[f-15],g=L[f-2],u=(h>>>7|h<<25)^(h>>>18|h<<14)^h>>>3,m=(g>>>17|g<<15)^(g>>>19|g<<13)^g>>>10;L[f]=L[f-16]+u+L[f-7]+m|0}let[n,a,i,l,o,p,c,d]=e;for(let f=0;f<64;f+=1){let h=(o>>>6|o<<26)^(o>>>11|o<<21)^(o>>>25|o<<7),g=d+h+(o&p^~o&c)+oe[f]+L[f]|0,m=((n>>>2|n<<30)^(n>>>13|n<<19)^(n>>>22|n<<10))+(n&a^n&i^a&i)|0;d=c,c=p,p=o,o=l+g|0,l=i,i=a,a=n,n=g+m|0}e[0]+=n,e[1]+=a,e[2]+=i,e[3]+=l,e[4]+=o,e[5]+=p,e[6]+=c,e[7]+=d}function V(e,t,s){let n=Math.ceil((t.length+9)/64)*64,a=new Uint8Array(n);a.set(t),a[t.length]=128;let i=new DataView(a.buffer);i.setUint32(n-4,(t.length+s)*8);for(let p=0;p<n;p+=64)re(e,i,p);let l=new Uint8Array(32),o=new DataView(l.buffer);return e.forEach((p,c)=>o.setUint32(4*c,p)),l}var D=e=>_e.encode(e),$e=e=>V(O.slice(),e,0);function I(e){let t=new Uint8Array(64);t.set(e.length>64?$e(e):e);let[s,n]=[54,92].map(a=>{let i=O.slice();return re(i,new DataView(t.map(l=>l^a).buffer),0),i});return a=>V(n.slice(),V(s.slice(),a,64),64)}function ie(e,t,s){let n=I(e),a=new Uint8Array(t.length+4);a.set(t),a[a.length-1]=1;let i=n(a),l=i.slice();for(let o=1;o<s;o+=1){i=n(i);for(let p=0;p<32;p+=1)l[p]^=i[p]}return l}var Ae=/^\s*([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*([^0-9\s.,+-][^0-9]*?)?\s*$/u,qe={"°":"deg",º:"deg",degree:"deg",degrees:"deg",percent:"%",minute:"min",minutes:"min",second:"s",seconds:"s",sec:"s"},Ee=e=>[...e].map(t=>t.toString(16).padStart(2,"0")).join(""),ae=e=>Uint8Array.from(e.match(/../g)??[],t=>parseInt(t,16)),ze=e=>Uint8Array.from(atob(e),t=>t.charCodeAt(0));function le(e,t){let s=ze(t),n=I(e);for(let a=0,i=0;a<s.length;a+=32,i+=1){let l=n(D(`stream ${i}`));for(let o=0;o<32&&a+o<s.length;o+=1)s[a+o]^=l[o]}return JSON.parse(new TextDecoder().decode(s))}var B=e=>le(ae(e.salt),e.open);function Le(e,t){let s=ie(D(t),ae(e.salt),e.iterations),n=e.drawers[Ee(I(s)(D("name"))).slice(0,24)];return n?le(s,n):null}function je(e){let s=e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^a-z0-9]+/g," ").trim().split(" ").filter(Boolean);return(s.length>1&&["the","a","an"].includes(s[0])?s.slice(1):s).join(" ")}function Ce(e){let t=Ae.exec(e.replaceAll("−","-").replaceAll(" "," "));if(!t)return null;let s=(t[2]??"").trim();return{number:Number(t[1].replace(",",".")),unit:qe[s.toLowerCase()]??s}}function W(e,t){let s=e.options.map(i=>i.letter),n=t.toLowerCase().match(/[^\s,;<>]+/g)??[],a=n.every(i=>s.includes(i))&&new Set(n).size===n.length;switch(e.kind){case"single":return a&&n.length===1?n:null;case"multiple":return a&&n.length?s.map(i=>`${i}=${Number(n.includes(i))}`):null;case"order":return!a||n.length!==s.length?null:n.flatMap((i,l)=>n.slice(l+1).map(o=>`${i}<${o}`));case"label":{let i=new Map((t.toLowerCase().match(/[^\s,;]+=[^\s,;]+/g)??[]).map(o=>{let p=o.indexOf("=");return[o.slice(0,p),o.slice(p+1)]})),l=e.points.map(({number:o})=>`${o}=${i.get(o)}`);return e.points.every(({number:o})=>s.includes(i.get(o)))?l:null}case"number":{let i=Ce(t);if(!i)return null;let l=i.unit||(e.units.length===1?e.units[0]:"");if(e.units.length&&!e.units.includes(l))return null;let o=e.targets.map((p,c)=>`n${c}:${Math.floor((i.number-p.offset)/p.step)}`);return e.units.length?[...o,`u:${l}`]:o}default:{let i=je(t);return i?[`t:${i}`]:null}}}function j(e,t){let s=W(e,t);if(!s)return{state:"incomplete",replies:[],missing:[],sources:[]};let{otherwise:n,solution:a,sources:i}=B(e),l=s.map(u=>[u,Le(e,u)]).filter(([,u])=>u);if(e.kind==="number"&&!l.some(([u])=>u.startsWith("n"))&&(l=[]),!l.length)return{state:"wrong",replies:[n],missing:[],sources:i};let o=l.every(([,u])=>u.right),p=l.filter(([,u])=>u.text&&u.right===o),c=([u])=>e.kind==="multiple"&&!o&&u.endsWith("=0"),d=u=>[...new Set(u.map(([,m])=>m.text))],f=d(p.filter(c)),h=d(p.filter(u=>!c(u))),g=!h.length&&!f.length;return{state:o?"right":"wrong",replies:g?[o?a:n]:h,missing:f,sources:i}}function F(e,t){let s=e.state==="right";return[r("p",{class:"head"},q(s?"ok":"cross"),r("b",{text:s?t.right:t.not_yet})),e.replies.map(n=>r("p",{text:n})),e.sources?.length?r("p",{class:"src",text:v(t.sources,{list:e.sources.join("; ")})}):null]}function Te(e,t,s){if(!e.missing.length)return e;let n=t.tries>1||t.asked?e.missing:[e.replies.length?s.missing_too:s.missing_only];return{...e,replies:[...e.replies,...n]}}function pe(e,t,{strings:s,mode:n,number:a,record:i}){let l=$(),o=n==="predict",p=()=>B(e),c=r("div",{class:"told",role:"status"}),d=r("ol",{class:"hints"}),f=r("div",{role:"status"},d),h=()=>{t.draft=g.read()},g=N(e,s,{changed:h,legend:l}),u=o?ne(s,()=>{t.sure=u.read()}):null,m=r("button",{type:"submit",class:"b p",text:o?s.keep:s.check}),w=r("button",{type:"button",class:"b",onclick:()=>{t.hints=Math.min((t.hints??0)+1,e.hints),x()}}),S=r("button",{type:"button",class:"b q",text:s.say_missing,onclick:()=>{t.asked=!0,x(),b.focus()}}),b=r("button",{type:"button",class:"b q",text:s.show_answer,onclick:()=>{t.solved=!0,x()}});function x(){let y=t.hints??0;for(;d.children.length<y;){let C=d.children.length;d.append(r("li",{},r("b",{text:v(s.hint_n,{n:C+1})})," ",p().hints[C]))}d.hidden=!y,w.hidden=o||!e.hints,_(w,y<e.hints?v(s.hint,{n:y+1,of:e.hints}):s.no_more_hints),T(w,"aria-disabled",y<e.hints?null:"true");let k=t.told?.state==="right";b.hidden=o?!t.kept||t.solved:!t.tries||k||t.solved,S.hidden=!t.told?.missing.length||t.tries>1||t.asked||t.solved;let A=[];if(t.told?.state==="incomplete"?A.push(r("p",{text:(o?s.incomplete_predict:s[`incomplete_${e.kind}`])??s.incomplete})):t.told&&A.push(...F(Te(t.told,t,s),s)),t.kept&&A.push(r("p",{class:"head"},q("ok"),r("b",{text:s.kept})),r("p",{text:s.kept_next})),t.solved){let{solution:C,sources:M}=p();A.push(r("p",{class:"head"},r("b",{text:s.answer})),r("p",{text:C}),r("p",{class:"src",text:v(s.sources,{list:M.join("; ")})}))}c.replaceChildren(...A.flat().filter(Boolean)),t.kept&&(g.lock(),u.lock(),m.hidden=!0)}function E(y){y.preventDefault();let k=g.read();h(),o?!W(e,k)||!u.read()?t.told={state:"incomplete",replies:[],missing:[]}:(t.told=null,t.kept=!0,i({question:e.id,answer:k,confidence_pct:u.read(),hints_used:0},j(e,k).state==="right")):(t.told=j(e,k),t.asked=!1,t.told.state!=="incomplete"&&(t.tries=(t.tries??0)+1),t.told.state!=="incomplete"&&i({question:e.id,answer:k,confidence_pct:"",hints_used:t.hints??0},t.told.state==="right")),x(),t.kept&&b.focus()}return t.draft&&g.write(t.draft),t.sure&&u?.write(t.sure),x(),r("form",{class:"card",novalidate:!0,onsubmit:E},r("fieldset",{},r("legend",{id:l},a?r("span",{class:"nr",text:`${a}. `}):null,e.text),e.kind==="multiple"?r("p",{class:"hint",text:s.several}):null,g.node),u?.node,r("div",{class:"ctl"},m,w,S,b),f,c)}var ce=(e,t)=>{let s=j(e,t);return s.state==="incomplete"?s:{...s,next:B(e).next[t]}};function Ue({scenes:e,start:t},s){let n=[],a=(o,p)=>{let c=s[e[o].question?.id];return Date.parse(c?.answered_at)>=p?c:null},i=t,l=a(i,-1/0);for(;l;){let o=ce(e[i].question,l.answer);if(o.state==="incomplete")break;n.push({scene:i,draft:l.answer,told:o}),i=o.next,l=a(i,Date.parse(l.answered_at))}return n.length?n:[{scene:i}]}function de(e,t,{record:s,before:n={}}){let{scenes:a,strings:i}=e,l=()=>{t.path=[{scene:e.start}],c(!0)};t.path??=Ue(e,n);let o=r("ol",{class:"story"});function p(d,f){let{title:h,text:g,question:u}=a[d.scene],m=r("div",{class:"told",role:"status"}),w=r("p",{class:"head",tabindex:"-1"},r("b",{text:h})),S=[w,g.map(M=>r("p",{text:M}))],b=r("button",{type:"button",class:"b",text:i.again,onclick:l});if(!u)return{node:r("li",{class:"scene"},S,r("div",{class:"ctl"},b)),heading:w};let x=$(),E=N(u,i,{changed:()=>{d.draft=E.read()},legend:x}),y=r("button",{type:"submit",class:"b p",text:i.decide}),k=r("button",{type:"button",class:"b p",onclick:()=>{t.path.push({scene:d.told.next}),c(!0)}},r("span",{text:i.go_on}),q("arrow")),A=()=>{if(d.told){let U=d.told.state==="incomplete"?[r("p",{text:i.incomplete})]:F(d.told,{...i,right:i.good_call,not_yet:i.think_again});m.replaceChildren(...U.flat().filter(Boolean))}let M=d.told&&d.told.state!=="incomplete";y.hidden=M,k.hidden=!(M&&f),b.hidden=!f||!M&&d===t.path[0],M&&E.lock()},C=M=>{M.preventDefault();let U=E.read();d.draft=U,d.told=ce(u,U),d.told.state!=="incomplete"&&s({question:u.id,answer:U,confidence_pct:"",hints_used:0},d.told.state==="right"),A(),k.hidden||k.focus()};return d.draft&&E.write(d.draft),A(),{node:r("li",{class:"scene"},S,r("form",{class:"card",onsubmit:C},r("fieldset",{},r("legend",{id:x,text:u.text}),E.node),r("div",{class:"ctl"},y,k,b),m)),heading:w}}function c(d){let f=t.path.map((h,g)=>p(h,g===t.path.length-1));o.replaceChildren(...f.map(({node:h})=>h)),d&&f.at(-1).heading.focus()}return c(!1),r("div",{class:"case"},e.intro?r("p",{text:v(e.intro)}):null,o)}var fe=`/* question.css : questions, predictions and cases; the tokens and shared parts come from ../style. */
.qs { max-width: 760px; }
.qs[data-theme="dark"] { color-scheme: dark; }
.qs[data-theme="light"] { color-scheme: light; }
.qs .top { display: flex; flex-wrap: wrap; gap: var(--ps-2) var(--ps-4); align-items: baseline; justify-content: space-between; }
.qs .title { font-size: var(--ps-t-cue); font-weight: 650; text-wrap: balance; }
.qs .cards { display: flex; flex-direction: column; gap: var(--ps-5); }
.qs .card { display: flex; flex-direction: column; gap: var(--ps-3); margin: 0; }
.qs .card + .card { border-top: 1px solid var(--ps-line); padding-top: var(--ps-5); }
.qs legend { font-size: 16px; line-height: 1.4; margin: 0 0 var(--ps-3); padding: 0; width: 100%; float: none; border: 0; color: inherit; text-wrap: pretty; }
.qs .sure legend { font-size: var(--ps-t-body); margin-bottom: var(--ps-1); }
.qs .opts { display: flex; flex-direction: column; gap: var(--ps-1); }
.qs .opt { display: flex; align-items: center; gap: var(--ps-3); min-height: var(--ps-target); padding: var(--ps-2) var(--ps-3); margin: 0; border: 1px solid transparent; border-radius: var(--ps-radius-s); cursor: pointer; font-weight: 400; }
.qs .opt:hover { background: var(--ps-wash); }
.qs .opt:has(input:checked) { border-color: var(--ps-edge); background: var(--ps-wash); }
.qs .opt input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--ps-ink); }
.qs .let { flex: none; min-width: 1.2em; color: var(--ps-ink-2); font-weight: 650; text-align: center; }
.qs .grow { flex: 1; }
.qs .row { display: flex; flex-wrap: wrap; gap: 0 var(--ps-2); }
.qs .order { display: flex; flex-direction: column; gap: var(--ps-1); }
.qs .order .opt { border-color: var(--ps-line); cursor: default; padding: var(--ps-1) var(--ps-1) var(--ps-1) var(--ps-3); }
.qs .order .opt:hover { background: none; }
.qs .move { padding: 0; border-color: transparent; }
.qs .move[aria-disabled="true"] { border-color: transparent; color: var(--ps-edge); cursor: default; }
.qs .typed { display: flex; flex-wrap: wrap; align-items: center; gap: var(--ps-2); }
.qs :is(.line, .pick) { font: 400 16px/1.2 var(--ps-font); color: var(--ps-ink); background: var(--ps-paper); border: 1.5px solid var(--ps-edge); border-radius: var(--ps-radius-s); min-height: var(--ps-target); padding: 0 var(--ps-3); margin: 0; }
.qs .line { width: min(100%, 20em); }
.qs .line[inputmode] { width: 7em; }
.qs .pick { width: auto; max-width: 100%; }
.qs .pick option { color: var(--ps-ink); background: var(--ps-paper); }
.qs .label { display: grid; grid-template-columns: minmax(0, 300px) minmax(0, 1fr); gap: var(--ps-5); align-items: start; }
.qs .fig { position: relative; background: #fbf8f4; border-radius: var(--ps-radius-s); border: 1px solid var(--ps-line); }
.qs .picture { max-width: 440px; padding: var(--ps-2); margin-bottom: var(--ps-2); }
.qs .fig img { display: block; width: 100%; height: auto; margin: 0; }
.qs .leads { position: absolute; inset: 0; width: 100%; height: 100%; }
.qs .leads path { fill: none; stroke: #150f09; stroke-width: 1.5; }
.qs .leads .under { stroke: #fff; stroke-width: 4; }
.qs .dot { position: absolute; width: 9px; height: 9px; margin: -4.5px; border-radius: 50%; background: #150f09; border: 1.5px solid #fff; }
.qs .pin { position: absolute; transform: translate(-50%, -50%); width: 28px; height: 28px; padding: 0; border-radius: 50%; border: 1.5px solid #150f09; background: #fff; color: #150f09; font: 700 14px/1 var(--ps-font); cursor: pointer; }
.qs .pin.on { background: #150f09; color: #fff; }
.qs .fig .pin:focus-visible { outline-color: #1d5c96; }
.qs .places { display: flex; flex-direction: column; gap: var(--ps-3); }
.qs .place { display: flex; flex-direction: column; gap: var(--ps-1); }
.qs .place label { display: flex; gap: var(--ps-2); }
.qs .place .pick { width: 100%; }
.qs .hints { display: flex; flex-direction: column; gap: var(--ps-2); padding-left: var(--ps-3); border-left: 3px solid var(--ps-line); }
.qs .told { display: flex; flex-direction: column; gap: var(--ps-2); }
.qs .told:empty { display: none; }
.qs .told, .qs .scene > p { max-width: 68ch; }
.qs .head { display: flex; gap: var(--ps-2); align-items: center; outline-offset: 4px; }
.qs .src { color: var(--ps-ink-2); font-size: var(--ps-t-small); }
.qs .kept:empty { display: none; }
.qs .story { display: flex; flex-direction: column; gap: var(--ps-5); }
.qs .scene { display: flex; flex-direction: column; gap: var(--ps-3); }
.qs .scene + .scene { border-top: 1px solid var(--ps-line); padding-top: var(--ps-5); }
@container ps (max-width: 559px) {
  .qs .in { padding: var(--ps-4); }
  .qs .label { grid-template-columns: minmax(0, 1fr); }
  .qs .fig { max-width: 300px; }
}
.qs .case { display: flex; flex-direction: column; gap: var(--ps-4); }
`;function ue(e=new Date){let t=-e.getTimezoneOffset(),s=a=>String(Math.floor(Math.abs(a))).padStart(2,"0");return`${new Date(e.getTime()+t*6e4).toISOString().slice(0,19)}${t<0?"-":"+"}${s(t/60)}:${s(t%60)}`}function he(){let e=crypto.getRandomValues(new Uint8Array(16));return e[6]=e[6]&15|64,e[8]=e[8]&63|128,[...e].map(s=>s.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}function ge(e,t){let s=new Map,n=i=>e.send?.({type:"answer",answer:i}),a=i=>{i?.type!=="ack"&&i?.type!=="refused"||(s.delete(i.answer_id),t(i.type==="ack"?"recorded":"refused",i))};return e.on?.("msg:custom",a),{put(i){let l={answer_id:he(),answered_at:ue(),...i};s.set(l.answer_id,l),t("waiting"),s.forEach(n)},close:()=>e.off?.("msg:custom",a)}}var K=new WeakMap;function Ne(e,{answer:t,confidence_pct:s},n){if(n==="predict")return{draft:t,sure:s,kept:!0};let a=j(e,t);return a.state==="incomplete"?{}:{draft:t,told:a,tries:1}}function De({model:e,el:t}){let s=e.get("sheet"),{strings:n,mode:a,questions:i,title:l}=s,o=e.model_id?e:s;K.has(o)||K.set(o,{});let p=K.get(o),c=e.get("before")??{};for(let b of i){let x=c[b.id];x&&(p[b.id]??=Ne(b,x,a))}let d=r("p",{class:"hint kept"}),f=r("p",{class:"hint"}),h=ge(e,(b,x)=>_(d,v(n[`status_${b}`],x))),g=()=>{let b=i.map(({id:x})=>p[x]?.told?.state);_(f,a==="predict"?"":v(n.tally,{right:b.filter(x=>x==="right").length,n:i.length}))},u=(b,x)=>{h.put({mode:a,right:String(x),...b}),queueMicrotask(g)},m=a==="case"?de(s,p,{record:u,before:c}):r("div",{class:"cards"},i.length?null:r("p",{text:n.nothing_due}),i.map((b,x)=>pe(b,p[b.id]??={},{strings:n,mode:a,number:i.length>1?x+1:0,record:u}))),w=r("div",{class:"ps qs",role:l?"group":null,"aria-label":l||null},r("div",{class:"in"},l?r("div",{class:"top"},r("p",{class:"title",text:l}),i?.length>1?f:null):null,n.in_english?r("p",{class:"hint",text:n.in_english}):null,m,d));t.append(w),ee(t,"question",fe),a!=="case"&&g();let S=R(w);return()=>{S(),h.close(),w.remove()}}var $t={render:De};export{$t as default};
