var I=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
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
`;var F=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var de="http://www.w3.org/2000/svg",fe=new Set(["a","button","input","select","textarea","summary"]);function W(e,t,s){for(let[n,a]of Object.entries(t??{}))a==null||a===!1||(n.startsWith("on")?e.addEventListener(n.slice(2),a):n==="text"?e.textContent=a:n==="checked"||n==="value"||n==="disabled"?e[n]=a:e.setAttribute(n,a===!0?"":a));for(let n of s.flat(1/0))n!=null&&n!==!1&&e.append(n);return e}function r(e,t,...s){let n=W(document.createElement(e),t,s);return(fe.has(e)||n.hasAttribute("tabindex"))&&n.setAttribute("data-lm-suppress-shortcuts","true"),n}function E(e,t,...s){return W(document.createElementNS(de,e),t,s)}function w(e,t={}){return String(e??"").replace(/\{(\w+)\}/g,(s,n)=>n in t?String(t[n]):s)}function $(e,t){e.textContent!==t&&(e.textContent=t)}function C(e,t,s){s==null||s===!1?e.hasAttribute(t)&&e.removeAttribute(t):e.getAttribute(t)!==String(s)&&e.setAttribute(t,s===!0?"":String(s))}var ue={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function A(e){return E("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},ue[e].map(([t,s])=>E("path",{d:t,class:s})))}function K(e){let t=/rgba?\(([^)]+)\)/.exec(e);if(!t)return null;let[s,n,a,i=1]=t[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:s,g:n,b:a,alpha:i}}function G(e){let t=K(e);if(!t)return null;let s=n=>n/255<=.04045?n/255/12.92:((n/255+.055)/1.055)**2.4;return .2126*s(t.r)+.7152*s(t.g)+.0722*s(t.b)}function J(e){for(let t=e;t;t=t.parentElement??t.getRootNode()?.host){let s=getComputedStyle(t).backgroundColor,n=K(s);if(n&&n.alpha>.5)return G(s)<.18?"dark":"light"}return"light"}function N(e){let t=()=>{let p=J(e.parentElement??e);e.getAttribute("data-theme")!==p&&e.setAttribute("data-theme",p)},s=new MutationObserver(()=>requestAnimationFrame(t)),n={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let p of[document.documentElement,document.body])s.observe(p,n);let a=matchMedia("(prefers-color-scheme: dark)");a.addEventListener("change",t);let i=new ResizeObserver(t);return i.observe(e),t(),()=>{s.disconnect(),i.disconnect(),a.removeEventListener("change",t)}}function P(e,t,s=""){let n=e.getRootNode(),a=n instanceof ShadowRoot?n:document,i=a instanceof ShadowRoot?a:a.head;for(let[p,o]of[["base",F+I],[t,s]]){if(!o||a.querySelector(`style[data-psoas="${p}"]`))continue;let l=document.createElement("style");l.dataset.psoas=p,l.textContent=o,i.append(l)}}var he=0,_=()=>`psq${he+=1}`;function Q(e,t){let s=_(),n=e.options.map(p=>r("input",{type:t,name:s,value:p.letter})),a=e.options.map((p,o)=>r("label",{class:"opt"},n[o],r("span",{class:"let","aria-hidden":"true",text:p.letter}),r("span",{text:p.text}))),i=e.figure?r("div",{class:"fig picture"},r("img",{src:e.figure,alt:e.alt})):null;return{node:r("div",{class:"opts"},i,a),read:()=>n.filter(p=>p.checked).map(p=>p.value).join(" "),write:p=>n.forEach(o=>{o.checked=p.split(" ").includes(o.value)}),lock:()=>n.forEach(p=>{p.disabled=!0})}}function ge(e,t,s){let n=r("p",{class:"vh",role:"status"}),a=r("ol",{class:"order"}),i=new Map,p=()=>[...a.children].forEach((l,c)=>{let{place:d,up:f,down:u}=i.get(l.dataset.letter);$(d,String(c+1)),C(f,"aria-disabled",c===0?"true":null),C(u,"aria-disabled",c===a.children.length-1?"true":null)}),o=(l,c,d,f)=>{let u=c<0?l.previousElementSibling:l.nextElementSibling;!u||d.disabled||(c<0?u.before(l):u.after(l),p(),d.focus(),$(n,w(t.moved,{item:f,place:[...a.children].indexOf(l)+1,n:a.children.length})),s())};for(let{letter:l,text:c}of e.options){let d=(v,k,h)=>r("button",{type:"button",class:"b move","aria-label":w(k,{item:c}),onclick:b=>o(x,v,b.currentTarget,c)},A(h)),f=d(-1,t.move_up,"up"),u=d(1,t.move_down,"lower"),g=r("span",{class:"let","aria-hidden":"true"}),x=r("li",{class:"opt","data-letter":l},g,r("span",{class:"grow",text:c}),f,u);i.set(l,{row:x,place:g,up:f,down:u}),a.append(x)}return p(),{node:r("div",{class:"opts"},a,n),read:()=>[...a.children].map(l=>l.dataset.letter).join(" "),write:l=>{l.split(" ").forEach(c=>{i.has(c)&&a.append(i.get(c).row)}),p()},lock:()=>i.forEach(({up:l,down:c})=>{l.disabled=!0,c.disabled=!0})}}function be(e,t){let s=new Map,n=new Map,a=(o,l)=>n.get(o).classList.toggle("on",l),i=r("div",{class:"fig"},r("img",{src:e.figure,alt:e.alt}),E("svg",{class:"leads",viewBox:"0 0 100 100",preserveAspectRatio:"none","aria-hidden":"true"},["under","over"].map(o=>e.points.map(({at:l,pin:c})=>E("path",{class:o,d:`M${c}L${l}`,"vector-effect":"non-scaling-stroke"})))),e.points.map(({at:o})=>r("span",{class:"dot",style:`left:${o[0]}%;top:${o[1]}%`})),e.points.map(({number:o,pin:[l,c]})=>{let d=r("button",{type:"button",class:"pin",style:`left:${l}%;top:${c}%`,text:o,"aria-label":w(t.name_point,{number:o}),onclick:()=>s.get(o).focus()});return n.set(o,d),d})),p=e.points.map(({number:o,where:l})=>{let c=_(),d=r("select",{id:c,class:"pick",onfocus:()=>a(o,!0),onblur:()=>a(o,!1)},r("option",{value:"",text:t.choose}),e.options.map(f=>r("option",{value:f.letter,text:f.text})));return s.set(o,d),r("li",{class:"place"},r("label",{for:c},r("span",{class:"let",text:o}),r("span",{text:l})),d)});return{node:r("div",{class:"label"},i,r("ol",{class:"places"},p)),read:()=>[...s].filter(([,o])=>o.value).map(([o,l])=>`${o}=${l.value}`).join(" "),write:o=>o.split(" ").forEach(l=>{let[c,d]=l.split("=");s.has(c)&&(s.get(c).value=d)}),lock:()=>s.forEach(o=>{o.disabled=!0})}}function X(e,t,s){let n=e.kind==="number",a=_(),p=r("input",{id:a,type:"text",class:"line",onkeydown:c=>{c.key!=="Enter"||c.isComposing||(c.preventDefault(),c.target.form.requestSubmit())},autocomplete:"off",spellcheck:"false","aria-labelledby":s,inputmode:n?"decimal":null}),o=e.units.length>1?r("select",{class:"pick","aria-label":t.unit},r("option",{value:"",text:t.unit}),e.units.map(c=>r("option",{value:c,text:t.units?.[c]??c}))):null,l=e.units.length===1?r("span",{text:t.units?.[e.units[0]]??e.units[0]}):null;return{node:r("div",{class:"typed"},p,o,l),read:()=>(o?.value&&!/[a-z°%]/iu.test(p.value)?`${p.value} ${o.value}`:p.value).trim(),write:c=>{let d=o?c.lastIndexOf(" "):-1;p.value=d>0?c.slice(0,d):c,o&&d>0&&(o.value=c.slice(d+1))},lock:()=>{p.disabled=!0,o&&(o.disabled=!0)}}}function T(e,t,{changed:s,legend:n}){let a={single:()=>Q(e,"radio"),multiple:()=>Q(e,"checkbox"),order:()=>ge(e,t,s),label:()=>be(e,t),number:()=>X(e,t,n),text:()=>X(e,t,n)}[e.kind]();return a.node.addEventListener("input",s),a}var Y=new Uint32Array(64),V=new Uint32Array(8);for(let e=2,t=0;t<64;e+=1){let s=!0;for(let n=2;n*n<=e;n+=1)e%n===0&&(s=!1);s&&(t<8&&(V[t]=Math.floor(e**.5%1*2**32)),Y[t]=Math.floor(Math.cbrt(e)%1*2**32),t+=1)}var xe=new TextEncoder,z=new Uint32Array(64);function Z(e,t,s){for(let f=0;f<16;f+=1)z[f]=t.getUint32(s+4*f);for(let f=16;f<64;f+=1){let u=z[f-15],g=z[f-2],x=(u>>>7|u<<25)^(u>>>18|u<<14)^u>>>3,v=(g>>>17|g<<15)^(g>>>19|g<<13)^g>>>10;z[f]=z[f-16]+x+z[f-7]+v|0}let[n,a,i,p,o,l,c,d]=e;for(let f=0;f<64;f+=1){let u=(o>>>6|o<<26)^(o>>>11|o<<21)^(o>>>25|o<<7),g=d+u+(o&l^~o&c)+Y[f]+z[f]|0,v=((n>>>2|n<<30)^(n>>>13|n<<19)^(n>>>22|n<<10))+(n&a^n&i^a&i)|0;d=c,c=l,l=o,o=p+g|0,p=i,i=a,a=n,n=g+v|0}e[0]+=n,e[1]+=a,e[2]+=i,e[3]+=p,e[4]+=o,e[5]+=l,e[6]+=c,e[7]+=d}function R(e,t,s){let n=Math.ceil((t.length+9)/64)*64,a=new Uint8Array(n);a.set(t),a[t.length]=128;let i=new DataView(a.buffer);i.setUint32(n-4,(t.length+s)*8);for(let l=0;l<n;l+=64)Z(e,i,l);let p=new Uint8Array(32),o=new DataView(p.buffer);return e.forEach((l,c)=>o.setUint32(4*c,l)),p}var U=e=>xe.encode(e),ve=e=>R(V.slice(),e,0);function B(e){let t=new Uint8Array(64);t.set(e.length>64?ve(e):e);let[s,n]=[54,92].map(a=>{let i=V.slice();return Z(i,new DataView(t.map(p=>p^a).buffer),0),i});return a=>R(n.slice(),R(s.slice(),a,64),64)}function ee(e,t,s){let n=B(e),a=new Uint8Array(t.length+4);a.set(t),a[a.length-1]=1;let i=n(a),p=i.slice();for(let o=1;o<s;o+=1){i=n(i);for(let l=0;l<32;l+=1)p[l]^=i[l]}return p}var me=/^\s*([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*([^0-9\s.,+-][^0-9]*?)?\s*$/u,we={"°":"deg",º:"deg",degree:"deg",degrees:"deg",percent:"%",minute:"min",minutes:"min",second:"s",seconds:"s",sec:"s"},ke=e=>[...e].map(t=>t.toString(16).padStart(2,"0")).join(""),te=e=>Uint8Array.from(e.match(/../g)??[],t=>parseInt(t,16)),ye=e=>Uint8Array.from(atob(e),t=>t.charCodeAt(0));function se(e,t){let s=ye(t),n=B(e);for(let a=0,i=0;a<s.length;a+=32,i+=1){let p=n(U(`stream ${i}`));for(let o=0;o<32&&a+o<s.length;o+=1)s[a+o]^=p[o]}return JSON.parse(new TextDecoder().decode(s))}var j=e=>se(te(e.salt),e.open);function Me(e,t){let s=ee(U(t),te(e.salt),e.iterations),n=e.drawers[ke(B(s)(U("name"))).slice(0,24)];return n?se(s,n):null}function Se(e){let s=e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^a-z0-9]+/g," ").trim().split(" ").filter(Boolean);return(s.length>1&&["the","a","an"].includes(s[0])?s.slice(1):s).join(" ")}function $e(e){let t=me.exec(e.replaceAll("−","-").replaceAll(" "," "));if(!t)return null;let s=(t[2]??"").trim();return{number:Number(t[1].replace(",",".")),unit:we[s.toLowerCase()]??s}}function D(e,t){let s=e.options.map(i=>i.letter),n=t.toLowerCase().match(/[^\s,;<>]+/g)??[],a=n.every(i=>s.includes(i))&&new Set(n).size===n.length;switch(e.kind){case"single":return a&&n.length===1?n:null;case"multiple":return a&&n.length?s.map(i=>`${i}=${Number(n.includes(i))}`):null;case"order":return!a||n.length!==s.length?null:n.flatMap((i,p)=>n.slice(p+1).map(o=>`${i}<${o}`));case"label":{let i=new Map((t.toLowerCase().match(/[^\s,;]+=[^\s,;]+/g)??[]).map(o=>{let l=o.indexOf("=");return[o.slice(0,l),o.slice(l+1)]})),p=e.points.map(({number:o})=>`${o}=${i.get(o)}`);return e.points.every(({number:o})=>s.includes(i.get(o)))?p:null}case"number":{let i=$e(t);if(!i)return null;let p=i.unit||(e.units.length===1?e.units[0]:"");if(e.units.length&&!e.units.includes(p))return null;let o=e.targets.map((l,c)=>`n${c}:${Math.floor((i.number-l.offset)/l.step)}`);return e.units.length?[...o,`u:${p}`]:o}default:{let i=Se(t);return i?[`t:${i}`]:null}}}function q(e,t){let s=D(e,t);if(!s)return{state:"incomplete",replies:[],sources:[]};let{otherwise:n,solution:a,sources:i}=j(e),p=s.map(c=>[c,Me(e,c)]).filter(([,c])=>c);if(e.kind==="number"&&!p.some(([c])=>c.startsWith("n"))&&(p=[]),!p.length)return{state:"wrong",replies:[n],sources:i};let o=p.every(([,c])=>c.right),l=[...new Set(p.filter(([,c])=>c.text&&c.right===o).map(([,c])=>c.text))];return{state:o?"right":"wrong",replies:l.length?l:[o?a:n],sources:i}}var Ae=[25,50,75,95];function O(e,t){let s=e.state==="right";return[r("p",{class:"head"},A(s?"ok":"cross"),r("b",{text:s?t.right:t.not_yet})),e.replies.map(n=>r("p",{text:n})),e.sources?.length?r("p",{class:"src",text:w(t.sources,{list:e.sources.join("; ")})}):null]}function _e(e,t){let s=_(),n=Ae.map(p=>r("input",{type:"radio",name:s,value:String(p),onchange:t})),a=[e.sure_25,e.sure_50,e.sure_75,e.sure_95];return{node:r("fieldset",{class:"sure"},r("legend",{text:e.how_sure}),r("div",{class:"row"},n.map((p,o)=>r("label",{class:"opt"},p,r("span",{text:a[o]}))))),read:()=>n.find(p=>p.checked)?.value??"",write:p=>n.forEach(o=>{o.checked=o.value===p}),lock:()=>n.forEach(p=>{p.disabled=!0})}}function ne(e,t,{strings:s,mode:n,number:a,record:i}){let p=_(),o=n==="predict",l=()=>j(e),c=r("div",{class:"told",role:"status"}),d=r("ol",{class:"hints"}),f=r("div",{role:"status"},d),u=()=>{t.draft=g.read()},g=T(e,s,{changed:u,legend:p}),x=o?_e(s,()=>{t.sure=x.read()}):null,v=r("button",{type:"submit",class:"b p",text:o?s.keep:s.check}),k=r("button",{type:"button",class:"b",onclick:()=>{t.hints=Math.min((t.hints??0)+1,e.hints),b()}}),h=r("button",{type:"button",class:"b q",text:s.show_answer,onclick:()=>{t.solved=!0,b()}});function b(){let M=t.hints??0;for(;d.children.length<M;){let y=d.children.length;d.append(r("li",{},r("b",{text:w(s.hint_n,{n:y+1})})," ",l().hints[y]))}d.hidden=!M,k.hidden=o||!e.hints,$(k,M<e.hints?w(s.hint,{n:M+1,of:e.hints}):s.no_more_hints),C(k,"aria-disabled",M<e.hints?null:"true");let S=t.told?.state==="right";h.hidden=o?!t.kept||t.solved:!t.tried||S||t.solved;let m=[];if(t.told?.state==="incomplete"?m.push(r("p",{text:(o?s.incomplete_predict:s[`incomplete_${e.kind}`])??s.incomplete})):t.told&&m.push(...O(t.told,s)),t.kept&&m.push(r("p",{class:"head"},A("ok"),r("b",{text:s.kept})),r("p",{text:s.kept_next})),t.solved){let{solution:y,sources:le}=l();m.push(r("p",{class:"head"},r("b",{text:s.answer})),r("p",{text:y}),r("p",{class:"src",text:w(s.sources,{list:le.join("; ")})}))}c.replaceChildren(...m.flat().filter(Boolean)),t.kept&&(g.lock(),x.lock(),v.hidden=!0)}function L(M){M.preventDefault();let S=g.read();u(),o?!D(e,S)||!x.read()?t.told={state:"incomplete",replies:[]}:(t.told=null,t.kept=!0,i({question:e.id,answer:S,confidence_pct:x.read(),hints_used:0},q(e,S).state==="right")):(t.told=q(e,S),t.tried||=t.told.state!=="incomplete",t.told.state!=="incomplete"&&i({question:e.id,answer:S,confidence_pct:"",hints_used:t.hints??0},t.told.state==="right")),b(),t.kept&&h.focus()}return t.draft&&g.write(t.draft),t.sure&&x?.write(t.sure),b(),r("form",{class:"card",novalidate:!0,onsubmit:L},r("fieldset",{},r("legend",{id:p},a?r("span",{class:"nr",text:`${a}. `}):null,e.text),e.kind==="multiple"?r("p",{class:"hint",text:s.several}):null,g.node),x?.node,r("div",{class:"ctl"},v,k,h),f,c)}function oe(e,t,{record:s}){let{scenes:n,strings:a}=e;t.path??=[{scene:e.start}];let i=r("ol",{class:"story"});function p(l,c){let{title:d,text:f,question:u}=n[l.scene],g=r("div",{class:"told",role:"status"}),x=r("p",{class:"head",tabindex:"-1"},r("b",{text:d})),v=[x,f.map(m=>r("p",{text:m}))];if(!u){let m=r("button",{type:"button",class:"b",text:a.again,onclick:()=>{t.path=[{scene:e.start}],o(!0)}});return{node:r("li",{class:"scene"},v,r("div",{class:"ctl"},m)),heading:x}}let k=_(),h=T(u,a,{changed:()=>{l.draft=h.read()},legend:k}),b=r("button",{type:"submit",class:"b p",text:a.decide}),L=r("button",{type:"button",class:"b p",onclick:()=>{t.path.push({scene:l.told.next}),o(!0)}},r("span",{text:a.go_on}),A("arrow")),M=()=>{if(l.told){let y=l.told.state==="incomplete"?[r("p",{text:a.incomplete})]:O(l.told,{...a,right:a.good_call,not_yet:a.think_again});g.replaceChildren(...y.flat().filter(Boolean))}let m=l.told&&l.told.state!=="incomplete";b.hidden=m,L.hidden=!(m&&c),m&&h.lock()},S=m=>{m.preventDefault();let y=h.read();l.draft=y,l.told=q(u,y),l.told.state!=="incomplete"&&(l.told.next=j(u).next[y],s({question:u.id,answer:y,confidence_pct:"",hints_used:0},l.told.state==="right")),M(),L.hidden||L.focus()};return l.draft&&h.write(l.draft),M(),{node:r("li",{class:"scene"},v,r("form",{class:"card",onsubmit:S},r("fieldset",{},r("legend",{id:k,text:u.text}),h.node),r("div",{class:"ctl"},b,L),g)),heading:x}}function o(l){let c=t.path.map((d,f)=>p(d,f===t.path.length-1));i.replaceChildren(...c.map(({node:d})=>d)),l&&c.at(-1).heading.focus()}return o(!1),r("div",{class:"case"},e.intro?r("p",{text:w(e.intro)}):null,i)}var re=`/* question.css : questions, predictions and cases; the tokens and shared parts come from ../style. */
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
`;function ae(e=new Date){let t=-e.getTimezoneOffset(),s=a=>String(Math.floor(Math.abs(a))).padStart(2,"0");return`${new Date(e.getTime()+t*6e4).toISOString().slice(0,19)}${t<0?"-":"+"}${s(t/60)}:${s(t%60)}`}function ie(){let e=crypto.getRandomValues(new Uint8Array(16));return e[6]=e[6]&15|64,e[8]=e[8]&63|128,[...e].map(s=>s.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}var H=new WeakMap;function ze(e,{answer:t,confidence_pct:s},n){if(n==="predict")return{draft:t,sure:s,kept:!0};let a=q(e,t);return a.state==="incomplete"?{}:{draft:t,told:a,tried:!0}}function qe(e,t){let s=new Map,n=i=>e.send?.({type:"answer",answer:i}),a=i=>{i?.type!=="ack"&&i?.type!=="refused"||(s.delete(i.answer_id),t(i.type==="ack"?"recorded":"refused",i))};return e.on?.("msg:custom",a),{put(i){s.set(i.answer_id,i),t("waiting"),s.forEach(n)},close:()=>e.off?.("msg:custom",a)}}function Le({model:e,el:t}){let s=e.get("sheet"),{strings:n,mode:a,questions:i,title:p}=s,o=e.model_id?e:s;H.has(o)||H.set(o,{});let l=H.get(o);for(let h of i){let b=s.before?.[h.id];b&&(l[h.id]??=ze(h,b,a))}let c=r("p",{class:"hint kept"}),d=r("p",{class:"hint"}),f=qe(e,(h,b)=>$(c,w(n[`status_${h}`],b))),u=()=>{let h=i.map(({id:b})=>l[b]?.told?.state);$(d,a==="predict"?"":w(n.tally,{right:h.filter(b=>b==="right").length,n:i.length}))},g=(h,b)=>{f.put({answer_id:ie(),answered_at:ae(),mode:a,right:String(b),...h}),queueMicrotask(u)},x=a==="case"?oe(s,l,{record:g}):r("div",{class:"cards"},i.length?null:r("p",{text:n.nothing_due}),i.map((h,b)=>ne(h,l[h.id]??={},{strings:n,mode:a,number:i.length>1?b+1:0,record:g}))),v=r("div",{class:"ps qs",role:p?"group":null,"aria-label":p||null},r("div",{class:"in"},p?r("div",{class:"top"},r("p",{class:"title",text:p}),i?.length>1?d:null):null,x,c));t.append(v),P(t,"question",re),a!=="case"&&u();let k=N(v);return()=>{k(),f.close(),v.remove()}}var ut={render:Le};export{ut as default};
