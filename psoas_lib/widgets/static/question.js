var F=`/* base.css : what every widget shares. Class names are short because all of them live under .ps */
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
`;var W=`/* tokens.css : design tokens of the psoas pack. Everything neutral derives from two JupyterLab variables,
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
`;var he="http://www.w3.org/2000/svg",ge=new Set(["a","button","input","select","textarea","summary"]);function K(e,t,s){for(let[n,i]of Object.entries(t??{}))i==null||i===!1||(n.startsWith("on")?e.addEventListener(n.slice(2),i):n==="text"?e.textContent=i:n==="checked"||n==="value"||n==="disabled"?e[n]=i:e.setAttribute(n,i===!0?"":i));for(let n of s.flat(1/0))n!=null&&n!==!1&&e.append(n);return e}function r(e,t,...s){let n=K(document.createElement(e),t,s);return(ge.has(e)||n.hasAttribute("tabindex"))&&n.setAttribute("data-lm-suppress-shortcuts","true"),n}function E(e,t,...s){return K(document.createElementNS(he,e),t,s)}function k(e,t={}){return String(e??"").replace(/\{(\w+)\}/g,(s,n)=>n in t?String(t[n]):s)}function _(e,t){e.textContent!==t&&(e.textContent=t)}function L(e,t,s){s==null||s===!1?e.hasAttribute(t)&&e.removeAttribute(t):e.getAttribute(t)!==String(s)&&e.setAttribute(t,s===!0?"":String(s))}var be={pause:[["M7 5v14M17 5v14"]],play:[["M8 5l11 7-11 7z","fill"]],back:[["M18 6l-8 6 8 6M6 6v12"]],skip:[["M6 6l8 6-8 6M18 6v12"]],sound:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],mute:[["M4 10v4h4l5 4V6L8 10z"],["M16.5 9.5l5 5M21.5 9.5l-5 5"]],full:[["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],leave:[["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],check:[["M5 12.5l4.5 4.5L19 7.5"]],stop:[["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z","fill"],["M12 7v6M12 16.6v.1","inv"]],redo:[["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],down:[["M12 4v11M7 11l5 5 5-5M5 20h14"]],up:[["M12 19V5M6 11l6-6 6 6"]],lower:[["M12 5v14M6 13l6 6 6-6"]],arrow:[["M4 12h15M13 6l6 6-6 6"]],ok:[["M12 3a9 9 0 100 18 9 9 0 000-18z","fill"],["M7.5 12.4l3.2 3.2 6-6.4","inv"]],wait:[["M12 4a8 8 0 100 16 8 8 0 000-16z","dashed"],["M12 8v5M12 16v.2"]],options:[["M4 7h9M19 7h1M4 17h3M13 17h7"],["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],cross:[["M6 6l12 12M18 6L6 18"]]};function A(e){return E("svg",{class:"ic",viewBox:"0 0 24 24","aria-hidden":"true"},be[e].map(([t,s])=>E("path",{d:t,class:s})))}function G(e){let t=/rgba?\(([^)]+)\)/.exec(e);if(!t)return null;let[s,n,i,l=1]=t[1].split(/[\s,/]+/).filter(Boolean).map(Number);return{r:s,g:n,b:i,alpha:l}}function J(e){let t=G(e);if(!t)return null;let s=n=>n/255<=.04045?n/255/12.92:((n/255+.055)/1.055)**2.4;return .2126*s(t.r)+.7152*s(t.g)+.0722*s(t.b)}function P(e){for(let t=e;t;t=t.parentElement??t.getRootNode()?.host){let s=getComputedStyle(t).backgroundColor,n=G(s);if(n&&n.alpha>.5)return J(s)<.18?"dark":"light"}return"light"}function R(e){let t=()=>{let p=P(e.parentElement??e);e.getAttribute("data-theme")!==p&&e.setAttribute("data-theme",p)},s=new MutationObserver(()=>requestAnimationFrame(t)),n={attributes:!0,attributeFilter:["class","style","data-theme","data-jp-theme-name","data-jp-theme-light"]};for(let p of[document.documentElement,document.body])s.observe(p,n);let i=matchMedia("(prefers-color-scheme: dark)");i.addEventListener("change",t);let l=new ResizeObserver(t);return l.observe(e),t(),()=>{s.disconnect(),l.disconnect(),i.removeEventListener("change",t)}}function Q(e,t,s=""){let n=e.getRootNode(),i=n instanceof ShadowRoot?n:document,l=i instanceof ShadowRoot?i:i.head;for(let[p,o]of[["base",W+F],[t,s]]){if(!o||i.querySelector(`style[data-psoas="${p}"]`))continue;let a=document.createElement("style");a.dataset.psoas=p,a.textContent=o,l.append(a)}}var xe=0,$=()=>`psq${xe+=1}`;function X(e,t){let s=$(),n=e.options.map(p=>r("input",{type:t,name:s,value:p.letter})),i=e.options.map((p,o)=>r("label",{class:"opt"},n[o],r("span",{class:"let","aria-hidden":"true",text:p.letter}),r("span",{text:p.text}))),l=e.figure?r("div",{class:"fig picture"},r("img",{src:e.figure,alt:e.alt})):null;return{node:r("div",{class:"opts"},l,i),read:()=>n.filter(p=>p.checked).map(p=>p.value).join(" "),write:p=>n.forEach(o=>{o.checked=p.split(" ").includes(o.value)}),lock:()=>n.forEach(p=>{p.disabled=!0})}}function ve(e,t,s){let n=r("p",{class:"vh",role:"status"}),i=r("ol",{class:"order"}),l=new Map,p=()=>[...i.children].forEach((a,c)=>{let{place:d,up:f,down:h}=l.get(a.dataset.letter);_(d,String(c+1)),L(f,"aria-disabled",c===0?"true":null),L(h,"aria-disabled",c===i.children.length-1?"true":null)}),o=(a,c,d,f)=>{let h=c<0?a.previousElementSibling:a.nextElementSibling;!h||d.disabled||(c<0?h.before(a):h.after(a),p(),d.focus(),_(n,k(t.moved,{item:f,place:[...i.children].indexOf(a)+1,n:i.children.length})),s())};for(let{letter:a,text:c}of e.options){let d=(m,w,y)=>r("button",{type:"button",class:"b move","aria-label":k(w,{item:c}),onclick:x=>o(u,m,x.currentTarget,c)},A(y)),f=d(-1,t.move_up,"up"),h=d(1,t.move_down,"lower"),g=r("span",{class:"let","aria-hidden":"true"}),u=r("li",{class:"opt","data-letter":a},g,r("span",{class:"grow",text:c}),f,h);l.set(a,{row:u,place:g,up:f,down:h}),i.append(u)}return p(),{node:r("div",{class:"opts"},i,n),read:()=>[...i.children].map(a=>a.dataset.letter).join(" "),write:a=>{a.split(" ").forEach(c=>{l.has(c)&&i.append(l.get(c).row)}),p()},lock:()=>l.forEach(({up:a,down:c})=>{a.disabled=!0,c.disabled=!0})}}function me(e,t){let s=new Map,n=new Map,i=(o,a)=>n.get(o).classList.toggle("on",a),l=r("div",{class:"fig"},r("img",{src:e.figure,alt:e.alt}),E("svg",{class:"leads",viewBox:"0 0 100 100",preserveAspectRatio:"none","aria-hidden":"true"},["under","over"].map(o=>e.points.map(({at:a,pin:c})=>E("path",{class:o,d:`M${c}L${a}`,"vector-effect":"non-scaling-stroke"})))),e.points.map(({at:o})=>r("span",{class:"dot",style:`left:${o[0]}%;top:${o[1]}%`})),e.points.map(({number:o,pin:[a,c]})=>{let d=r("button",{type:"button",class:"pin",style:`left:${a}%;top:${c}%`,text:o,"aria-label":k(t.name_point,{number:o}),onclick:()=>s.get(o).focus()});return n.set(o,d),d})),p=e.points.map(({number:o,where:a})=>{let c=$(),d=r("select",{id:c,class:"pick",onfocus:()=>i(o,!0),onblur:()=>i(o,!1)},r("option",{value:"",text:t.choose}),e.options.map(f=>r("option",{value:f.letter,text:f.text})));return s.set(o,d),r("li",{class:"place"},r("label",{for:c},r("span",{class:"let",text:o}),r("span",{text:a})),d)});return{node:r("div",{class:"label"},l,r("ol",{class:"places"},p)),read:()=>[...s].filter(([,o])=>o.value).map(([o,a])=>`${o}=${a.value}`).join(" "),write:o=>o.split(" ").forEach(a=>{let[c,d]=a.split("=");s.has(c)&&(s.get(c).value=d)}),lock:()=>s.forEach(o=>{o.disabled=!0})}}function Y(e,t,s){let n=e.kind==="number",i=$(),p=r("input",{id:i,type:"text",class:"line",onkeydown:c=>{c.key!=="Enter"||c.isComposing||(c.preventDefault(),c.target.form.requestSubmit())},autocomplete:"off",spellcheck:"false","aria-labelledby":s,inputmode:n?"decimal":null}),o=e.units.length>1?r("select",{class:"pick","aria-label":t.unit},r("option",{value:"",text:t.unit}),e.units.map(c=>r("option",{value:c,text:t.units?.[c]??c}))):null,a=e.units.length===1?r("span",{text:t.units?.[e.units[0]]??e.units[0]}):null;return{node:r("div",{class:"typed"},p,o,a),read:()=>(o?.value&&!/[a-z°%]/iu.test(p.value)?`${p.value} ${o.value}`:p.value).trim(),write:c=>{let d=o?c.lastIndexOf(" "):-1;p.value=d>0?c.slice(0,d):c,o&&d>0&&(o.value=c.slice(d+1))},lock:()=>{p.disabled=!0,o&&(o.disabled=!0)}}}function U(e,t,{changed:s,legend:n}){let i={single:()=>X(e,"radio"),multiple:()=>X(e,"checkbox"),order:()=>ve(e,t,s),label:()=>me(e,t),number:()=>Y(e,t,n),text:()=>Y(e,t,n)}[e.kind]();return i.node.addEventListener("input",s),i}var ke=[25,50,75,95];function Z(e,t){let s=$(),n=ke.map(p=>r("input",{type:"radio",name:s,value:String(p),onchange:t})),i=[e.sure_25,e.sure_50,e.sure_75,e.sure_95];return{node:r("fieldset",{class:"sure"},r("legend",{text:e.how_sure}),r("div",{class:"row"},n.map((p,o)=>r("label",{class:"opt"},p,r("span",{text:i[o]}))))),read:()=>n.find(p=>p.checked)?.value??"",write:p=>n.forEach(o=>{o.checked=o.value===p}),lock:(p=!0)=>n.forEach(o=>{o.disabled=p})}}var ee=new Uint32Array(64),D=new Uint32Array(8);for(let e=2,t=0;t<64;e+=1){let s=!0;for(let n=2;n*n<=e;n+=1)e%n===0&&(s=!1);s&&(t<8&&(D[t]=Math.floor(e**.5%1*2**32)),ee[t]=Math.floor(Math.cbrt(e)%1*2**32),t+=1)}var we=new TextEncoder,q=new Uint32Array(64);function te(e,t,s){for(let f=0;f<16;f+=1)q[f]=t.getUint32(s+4*f);for(let f=16;f<64;f+=1){let h=q[f-15],g=q[f-2],u=(h>>>7|h<<25)^(h>>>18|h<<14)^h>>>3,m=(g>>>17|g<<15)^(g>>>19|g<<13)^g>>>10;q[f]=q[f-16]+u+q[f-7]+m|0}let[n,i,l,p,o,a,c,d]=e;for(let f=0;f<64;f+=1){let h=(o>>>6|o<<26)^(o>>>11|o<<21)^(o>>>25|o<<7),g=d+h+(o&a^~o&c)+ee[f]+q[f]|0,m=((n>>>2|n<<30)^(n>>>13|n<<19)^(n>>>22|n<<10))+(n&i^n&l^i&l)|0;d=c,c=a,a=o,o=p+g|0,p=l,l=i,i=n,n=g+m|0}e[0]+=n,e[1]+=i,e[2]+=l,e[3]+=p,e[4]+=o,e[5]+=a,e[6]+=c,e[7]+=d}function V(e,t,s){let n=Math.ceil((t.length+9)/64)*64,i=new Uint8Array(n);i.set(t),i[t.length]=128;let l=new DataView(i.buffer);l.setUint32(n-4,(t.length+s)*8);for(let a=0;a<n;a+=64)te(e,l,a);let p=new Uint8Array(32),o=new DataView(p.buffer);return e.forEach((a,c)=>o.setUint32(4*c,a)),p}var B=e=>we.encode(e),ye=e=>V(D.slice(),e,0);function N(e){let t=new Uint8Array(64);t.set(e.length>64?ye(e):e);let[s,n]=[54,92].map(i=>{let l=D.slice();return te(l,new DataView(t.map(p=>p^i).buffer),0),l});return i=>V(n.slice(),V(s.slice(),i,64),64)}function se(e,t,s){let n=N(e),i=new Uint8Array(t.length+4);i.set(t),i[i.length-1]=1;let l=n(i),p=l.slice();for(let o=1;o<s;o+=1){l=n(l);for(let a=0;a<32;a+=1)p[a]^=l[a]}return p}var Me=/^\s*([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*([^0-9\s.,+-][^0-9]*?)?\s*$/u,Se={"°":"deg",º:"deg",degree:"deg",degrees:"deg",percent:"%",minute:"min",minutes:"min",second:"s",seconds:"s",sec:"s"},_e=e=>[...e].map(t=>t.toString(16).padStart(2,"0")).join(""),ne=e=>Uint8Array.from(e.match(/../g)??[],t=>parseInt(t,16)),$e=e=>Uint8Array.from(atob(e),t=>t.charCodeAt(0));function oe(e,t){let s=$e(t),n=N(e);for(let i=0,l=0;i<s.length;i+=32,l+=1){let p=n(B(`stream ${l}`));for(let o=0;o<32&&i+o<s.length;o+=1)s[i+o]^=p[o]}return JSON.parse(new TextDecoder().decode(s))}var C=e=>oe(ne(e.salt),e.open);function Ae(e,t){let s=se(B(t),ne(e.salt),e.iterations),n=e.drawers[_e(N(s)(B("name"))).slice(0,24)];return n?oe(s,n):null}function Ee(e){let s=e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^a-z0-9]+/g," ").trim().split(" ").filter(Boolean);return(s.length>1&&["the","a","an"].includes(s[0])?s.slice(1):s).join(" ")}function qe(e){let t=Me.exec(e.replaceAll("−","-").replaceAll(" "," "));if(!t)return null;let s=(t[2]??"").trim();return{number:Number(t[1].replace(",",".")),unit:Se[s.toLowerCase()]??s}}function O(e,t){let s=e.options.map(l=>l.letter),n=t.toLowerCase().match(/[^\s,;<>]+/g)??[],i=n.every(l=>s.includes(l))&&new Set(n).size===n.length;switch(e.kind){case"single":return i&&n.length===1?n:null;case"multiple":return i&&n.length?s.map(l=>`${l}=${Number(n.includes(l))}`):null;case"order":return!i||n.length!==s.length?null:n.flatMap((l,p)=>n.slice(p+1).map(o=>`${l}<${o}`));case"label":{let l=new Map((t.toLowerCase().match(/[^\s,;]+=[^\s,;]+/g)??[]).map(o=>{let a=o.indexOf("=");return[o.slice(0,a),o.slice(a+1)]})),p=e.points.map(({number:o})=>`${o}=${l.get(o)}`);return e.points.every(({number:o})=>s.includes(l.get(o)))?p:null}case"number":{let l=qe(t);if(!l)return null;let p=l.unit||(e.units.length===1?e.units[0]:"");if(e.units.length&&!e.units.includes(p))return null;let o=e.targets.map((a,c)=>`n${c}:${Math.floor((l.number-a.offset)/a.step)}`);return e.units.length?[...o,`u:${p}`]:o}default:{let l=Ee(t);return l?[`t:${l}`]:null}}}function z(e,t){let s=O(e,t);if(!s)return{state:"incomplete",replies:[],missing:[],sources:[]};let{otherwise:n,solution:i,sources:l}=C(e),p=s.map(u=>[u,Ae(e,u)]).filter(([,u])=>u);if(e.kind==="number"&&!p.some(([u])=>u.startsWith("n"))&&(p=[]),!p.length)return{state:"wrong",replies:[n],missing:[],sources:l};let o=p.every(([,u])=>u.right),a=p.filter(([,u])=>u.text&&u.right===o),c=([u])=>e.kind==="multiple"&&!o&&u.endsWith("=0"),d=u=>[...new Set(u.map(([,m])=>m.text))],f=d(a.filter(c)),h=d(a.filter(u=>!c(u))),g=!h.length&&!f.length;return{state:o?"right":"wrong",replies:g?[o?i:n]:h,missing:f,sources:l}}function H(e,t){let s=e.state==="right";return[r("p",{class:"head"},A(s?"ok":"cross"),r("b",{text:s?t.right:t.not_yet})),e.replies.map(n=>r("p",{text:n})),e.sources?.length?r("p",{class:"src",text:k(t.sources,{list:e.sources.join("; ")})}):null]}function ze(e,t,s){if(!e.missing.length)return e;let n=t.tries>1||t.asked?e.missing:[e.replies.length?s.missing_too:s.missing_only];return{...e,replies:[...e.replies,...n]}}function re(e,t,{strings:s,mode:n,number:i,record:l}){let p=$(),o=n==="predict",a=()=>C(e),c=r("div",{class:"told",role:"status"}),d=r("ol",{class:"hints"}),f=r("div",{role:"status"},d),h=()=>{t.draft=g.read()},g=U(e,s,{changed:h,legend:p}),u=o?Z(s,()=>{t.sure=u.read()}):null,m=r("button",{type:"submit",class:"b p",text:o?s.keep:s.check}),w=r("button",{type:"button",class:"b",onclick:()=>{t.hints=Math.min((t.hints??0)+1,e.hints),b()}}),y=r("button",{type:"button",class:"b q",text:s.say_missing,onclick:()=>{t.asked=!0,b(),x.focus()}}),x=r("button",{type:"button",class:"b q",text:s.show_answer,onclick:()=>{t.solved=!0,b()}});function b(){let S=t.hints??0;for(;d.children.length<S;){let T=d.children.length;d.append(r("li",{},r("b",{text:k(s.hint_n,{n:T+1})})," ",a().hints[T]))}d.hidden=!S,w.hidden=o||!e.hints,_(w,S<e.hints?k(s.hint,{n:S+1,of:e.hints}):s.no_more_hints),L(w,"aria-disabled",S<e.hints?null:"true");let v=t.told?.state==="right";x.hidden=o?!t.kept||t.solved:!t.tries||v||t.solved,y.hidden=!t.told?.missing.length||t.tries>1||t.asked||t.solved;let M=[];if(t.told?.state==="incomplete"?M.push(r("p",{text:(o?s.incomplete_predict:s[`incomplete_${e.kind}`])??s.incomplete})):t.told&&M.push(...H(ze(t.told,t,s),s)),t.kept&&M.push(r("p",{class:"head"},A("ok"),r("b",{text:s.kept})),r("p",{text:s.kept_next})),t.solved){let{solution:T,sources:de}=a();M.push(r("p",{class:"head"},r("b",{text:s.answer})),r("p",{text:T}),r("p",{class:"src",text:k(s.sources,{list:de.join("; ")})}))}c.replaceChildren(...M.flat().filter(Boolean)),t.kept&&(g.lock(),u.lock(),m.hidden=!0)}function j(S){S.preventDefault();let v=g.read();h(),o?!O(e,v)||!u.read()?t.told={state:"incomplete",replies:[],missing:[]}:(t.told=null,t.kept=!0,l({question:e.id,answer:v,confidence_pct:u.read(),hints_used:0},z(e,v).state==="right")):(t.told=z(e,v),t.asked=!1,t.told.state!=="incomplete"&&(t.tries=(t.tries??0)+1),t.told.state!=="incomplete"&&l({question:e.id,answer:v,confidence_pct:"",hints_used:t.hints??0},t.told.state==="right")),b(),t.kept&&x.focus()}return t.draft&&g.write(t.draft),t.sure&&u?.write(t.sure),b(),r("form",{class:"card",novalidate:!0,onsubmit:j},r("fieldset",{},r("legend",{id:p},i?r("span",{class:"nr",text:`${i}. `}):null,e.text),e.kind==="multiple"?r("p",{class:"hint",text:s.several}):null,g.node),u?.node,r("div",{class:"ctl"},m,w,y,x),f,c)}function ie(e,t,{record:s}){let{scenes:n,strings:i}=e;t.path??=[{scene:e.start}];let l=r("ol",{class:"story"});function p(a,c){let{title:d,text:f,question:h}=n[a.scene],g=r("div",{class:"told",role:"status"}),u=r("p",{class:"head",tabindex:"-1"},r("b",{text:d})),m=[u,f.map(v=>r("p",{text:v}))];if(!h){let v=r("button",{type:"button",class:"b",text:i.again,onclick:()=>{t.path=[{scene:e.start}],o(!0)}});return{node:r("li",{class:"scene"},m,r("div",{class:"ctl"},v)),heading:u}}let w=$(),y=U(h,i,{changed:()=>{a.draft=y.read()},legend:w}),x=r("button",{type:"submit",class:"b p",text:i.decide}),b=r("button",{type:"button",class:"b p",onclick:()=>{t.path.push({scene:a.told.next}),o(!0)}},r("span",{text:i.go_on}),A("arrow")),j=()=>{if(a.told){let M=a.told.state==="incomplete"?[r("p",{text:i.incomplete})]:H(a.told,{...i,right:i.good_call,not_yet:i.think_again});g.replaceChildren(...M.flat().filter(Boolean))}let v=a.told&&a.told.state!=="incomplete";x.hidden=v,b.hidden=!(v&&c),v&&y.lock()},S=v=>{v.preventDefault();let M=y.read();a.draft=M,a.told=z(h,M),a.told.state!=="incomplete"&&(a.told.next=C(h).next[M],s({question:h.id,answer:M,confidence_pct:"",hints_used:0},a.told.state==="right")),j(),b.hidden||b.focus()};return a.draft&&y.write(a.draft),j(),{node:r("li",{class:"scene"},m,r("form",{class:"card",onsubmit:S},r("fieldset",{},r("legend",{id:w,text:h.text}),y.node),r("div",{class:"ctl"},x,b),g)),heading:u}}function o(a){let c=t.path.map((d,f)=>p(d,f===t.path.length-1));l.replaceChildren(...c.map(({node:d})=>d)),a&&c.at(-1).heading.focus()}return o(!1),r("div",{class:"case"},e.intro?r("p",{text:k(e.intro)}):null,l)}var ae=`/* question.css : questions, predictions and cases; the tokens and shared parts come from ../style. */
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
`;function le(e=new Date){let t=-e.getTimezoneOffset(),s=i=>String(Math.floor(Math.abs(i))).padStart(2,"0");return`${new Date(e.getTime()+t*6e4).toISOString().slice(0,19)}${t<0?"-":"+"}${s(t/60)}:${s(t%60)}`}function pe(){let e=crypto.getRandomValues(new Uint8Array(16));return e[6]=e[6]&15|64,e[8]=e[8]&63|128,[...e].map(s=>s.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}function ce(e,t){let s=new Map,n=l=>e.send?.({type:"answer",answer:l}),i=l=>{l?.type!=="ack"&&l?.type!=="refused"||(s.delete(l.answer_id),t(l.type==="ack"?"recorded":"refused",l))};return e.on?.("msg:custom",i),{put(l){let p={answer_id:pe(),answered_at:le(),...l};s.set(p.answer_id,p),t("waiting"),s.forEach(n)},close:()=>e.off?.("msg:custom",i)}}var I=new WeakMap;function Ce(e,{answer:t,confidence_pct:s},n){if(n==="predict")return{draft:t,sure:s,kept:!0};let i=z(e,t);return i.state==="incomplete"?{}:{draft:t,told:i,tries:1}}function je({model:e,el:t}){let s=e.get("sheet"),{strings:n,mode:i,questions:l,title:p}=s,o=e.model_id?e:s;I.has(o)||I.set(o,{});let a=I.get(o),c=e.get("before")??{};for(let x of l){let b=c[x.id];b&&(a[x.id]??=Ce(x,b,i))}let d=r("p",{class:"hint kept"}),f=r("p",{class:"hint"}),h=ce(e,(x,b)=>_(d,k(n[`status_${x}`],b))),g=()=>{let x=l.map(({id:b})=>a[b]?.told?.state);_(f,i==="predict"?"":k(n.tally,{right:x.filter(b=>b==="right").length,n:l.length}))},u=(x,b)=>{h.put({mode:i,right:String(b),...x}),queueMicrotask(g)},m=i==="case"?ie(s,a,{record:u}):r("div",{class:"cards"},l.length?null:r("p",{text:n.nothing_due}),l.map((x,b)=>re(x,a[x.id]??={},{strings:n,mode:i,number:l.length>1?b+1:0,record:u}))),w=r("div",{class:"ps qs",role:p?"group":null,"aria-label":p||null},r("div",{class:"in"},p?r("div",{class:"top"},r("p",{class:"title",text:p}),l?.length>1?f:null):null,n.in_english?r("p",{class:"hint",text:n.in_english}):null,m,d));t.append(w),Q(t,"question",ae),i!=="case"&&g();let y=R(w);return()=>{y(),h.close(),w.remove()}}var wt={render:je};export{wt as default};
