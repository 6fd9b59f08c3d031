var re=globalThis,oe=re.ShadowRoot&&(re.ShadyCSS===void 0||re.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ce=Symbol(),Xe=new WeakMap,G=class{constructor(e,n,r){if(this._$cssResult$=!0,r!==Ce)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(oe&&e===void 0){let r=n!==void 0&&n.length===1;r&&(e=Xe.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Xe.set(n,e))}return e}toString(){return this.cssText}},et=t=>new G(typeof t=="string"?t:t+"",void 0,Ce),y=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((r,o,i)=>r+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+t[i+1],t[0]);return new G(n,t,Ce)},tt=(t,e)=>{if(oe)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let r=document.createElement("style"),o=re.litNonce;o!==void 0&&r.setAttribute("nonce",o),r.textContent=n.cssText,t.appendChild(r)}},Te=oe?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let r of e.cssRules)n+=r.cssText;return et(n)})(t):t;var{is:Nn,defineProperty:jn,getOwnPropertyDescriptor:In,getOwnPropertyNames:Bn,getOwnPropertySymbols:Un,getPrototypeOf:Fn}=Object,ie=globalThis,nt=ie.trustedTypes,Gn=nt?nt.emptyScript:"",Vn=ie.reactiveElementPolyfillSupport,V=(t,e)=>t,Le={toAttribute(t,e){switch(e){case Boolean:t=t?Gn:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},ot=(t,e)=>!Nn(t,e),rt={attribute:!0,type:String,converter:Le,reflect:!1,useDefault:!1,hasChanged:ot};Symbol.metadata??=Symbol("metadata"),ie.litPropertyMetadata??=new WeakMap;var S=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=rt){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let r=Symbol(),o=this.getPropertyDescriptor(e,r,n);o!==void 0&&jn(this.prototype,e,o)}}static getPropertyDescriptor(e,n,r){let{get:o,set:i}=In(this.prototype,e)??{get(){return this[n]},set(s){this[n]=s}};return{get:o,set(s){let a=o?.call(this);i?.call(this,s),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??rt}static _$Ei(){if(this.hasOwnProperty(V("elementProperties")))return;let e=Fn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(V("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(V("properties"))){let n=this.properties,r=[...Bn(n),...Un(n)];for(let o of r)this.createProperty(o,n[o])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[r,o]of n)this.elementProperties.set(r,o)}this._$Eh=new Map;for(let[n,r]of this.elementProperties){let o=this._$Eu(n,r);o!==void 0&&this._$Eh.set(o,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let o of r)n.unshift(Te(o))}else e!==void 0&&n.push(Te(e));return n}static _$Eu(e,n){let r=n.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let r of n.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return tt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,r){this._$AK(e,r)}_$ET(e,n){let r=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,r);if(o!==void 0&&r.reflect===!0){let i=(r.converter?.toAttribute!==void 0?r.converter:Le).toAttribute(n,r.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,n){let r=this.constructor,o=r._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=r.getPropertyOptions(o),s=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Le;this._$Em=o;let a=s.fromAttribute(n,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,n,r,o=!1,i){if(e!==void 0){let s=this.constructor;if(o===!1&&(i=this[e]),r??=s.getPropertyOptions(e),!((r.hasChanged??ot)(i,n)||r.useDefault&&r.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(s._$Eu(e,r))))return;this.C(e,n,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:r,reflect:o,wrapped:i},s){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,s??n??this[e]),i!==!0||s!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(n=void 0),this._$AL.set(e,n)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[o,i]of r){let{wrapped:s}=i,a=this[o];s!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(n)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[V("elementProperties")]=new Map,S[V("finalized")]=new Map,Vn?.({ReactiveElement:S}),(ie.reactiveElementVersions??=[]).push("2.1.2");var Re=globalThis,it=t=>t,se=Re.trustedTypes,st=se?se.createPolicy("lit-html",{createHTML:t=>t}):void 0,He="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,Me="?"+A,qn=`<${Me}>`,P=document,W=()=>P.createComment(""),K=t=>t===null||typeof t!="object"&&typeof t!="function",Pe=Array.isArray,mt=t=>Pe(t)||typeof t?.[Symbol.iterator]=="function",Ee=`[ 	
\f\r]`,q=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,at=/-->/g,lt=/>/g,H=RegExp(`>|${Ee}(?:([^\\s"'>=/]+)(${Ee}*=${Ee}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),dt=/'/g,ut=/"/g,pt=/^(?:script|style|textarea|title)$/i,Oe=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),f=Oe(1),me=Oe(2),Do=Oe(3),w=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),ct=new WeakMap,M=P.createTreeWalker(P,129);function ft(t,e){if(!Pe(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return st!==void 0?st.createHTML(e):e}var _t=(t,e)=>{let n=t.length-1,r=[],o,i=e===2?"<svg>":e===3?"<math>":"",s=q;for(let a=0;a<n;a++){let l=t[a],d,c,u=-1,p=0;for(;p<l.length&&(s.lastIndex=p,c=s.exec(l),c!==null);)p=s.lastIndex,s===q?c[1]==="!--"?s=at:c[1]!==void 0?s=lt:c[2]!==void 0?(pt.test(c[2])&&(o=RegExp("</"+c[2],"g")),s=H):c[3]!==void 0&&(s=H):s===H?c[0]===">"?(s=o??q,u=-1):c[1]===void 0?u=-2:(u=s.lastIndex-c[2].length,d=c[1],s=c[3]===void 0?H:c[3]==='"'?ut:dt):s===ut||s===dt?s=H:s===at||s===lt?s=q:(s=H,o=void 0);let _=s===H&&t[a+1].startsWith("/>")?" ":"";i+=s===q?l+qn:u>=0?(r.push(d),l.slice(0,u)+He+l.slice(u)+A+_):l+A+(u===-2?a:_)}return[ft(t,i+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},Z=class t{constructor({strings:e,_$litType$:n},r){let o;this.parts=[];let i=0,s=0,a=e.length-1,l=this.parts,[d,c]=_t(e,n);if(this.el=t.createElement(d,r),M.currentNode=this.el.content,n===2||n===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=M.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let u of o.getAttributeNames())if(u.endsWith(He)){let p=c[s++],_=o.getAttribute(u).split(A),g=/([.?@])?(.*)/.exec(p);l.push({type:1,index:i,name:g[2],strings:_,ctor:g[1]==="."?le:g[1]==="?"?de:g[1]==="@"?ue:z}),o.removeAttribute(u)}else u.startsWith(A)&&(l.push({type:6,index:i}),o.removeAttribute(u));if(pt.test(o.tagName)){let u=o.textContent.split(A),p=u.length-1;if(p>0){o.textContent=se?se.emptyScript:"";for(let _=0;_<p;_++)o.append(u[_],W()),M.nextNode(),l.push({type:2,index:++i});o.append(u[p],W())}}}else if(o.nodeType===8)if(o.data===Me)l.push({type:2,index:i});else{let u=-1;for(;(u=o.data.indexOf(A,u+1))!==-1;)l.push({type:7,index:i}),u+=A.length-1}i++}}static createElement(e,n){let r=P.createElement("template");return r.innerHTML=e,r}};function O(t,e,n=t,r){if(e===w)return e;let o=r!==void 0?n._$Co?.[r]:n._$Cl,i=K(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(t),o._$AT(t,n,r)),r!==void 0?(n._$Co??=[])[r]=o:n._$Cl=o),o!==void 0&&(e=O(t,o._$AS(t,e.values),o,r)),e}var ae=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:r}=this._$AD,o=(e?.creationScope??P).importNode(n,!0);M.currentNode=o;let i=M.nextNode(),s=0,a=0,l=r[0];for(;l!==void 0;){if(s===l.index){let d;l.type===2?d=new N(i,i.nextSibling,this,e):l.type===1?d=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(d=new ce(i,this,e)),this._$AV.push(d),l=r[++a]}s!==l?.index&&(i=M.nextNode(),s++)}return M.currentNode=P,o}p(e){let n=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,n),n+=r.strings.length-2):r._$AI(e[n])),n++}},N=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,r,o){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=r,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=O(this,e,n),K(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):mt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&K(this._$AH)?this._$AA.nextSibling.data=e:this.T(P.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:r}=e,o=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=Z.createElement(ft(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===o)this._$AH.p(n);else{let i=new ae(o,this),s=i.u(this.options);i.p(n),this.T(s),this._$AH=i}}_$AC(e){let n=ct.get(e.strings);return n===void 0&&ct.set(e.strings,n=new Z(e)),n}k(e){Pe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,o=0;for(let i of e)o===n.length?n.push(r=new t(this.O(W()),this.O(W()),this,this.options)):r=n[o],r._$AI(i),o++;o<n.length&&(this._$AR(r&&r._$AB.nextSibling,o),n.length=o)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let r=it(e).nextSibling;it(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},z=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,r,o,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=n,this._$AM=o,this.options=i,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=m}_$AI(e,n=this,r,o){let i=this.strings,s=!1;if(i===void 0)e=O(this,e,n,0),s=!K(e)||e!==this._$AH&&e!==w,s&&(this._$AH=e);else{let a=e,l,d;for(e=i[0],l=0;l<i.length-1;l++)d=O(this,a[r+l],n,l),d===w&&(d=this._$AH[l]),s||=!K(d)||d!==this._$AH[l],d===m?e=m:e!==m&&(e+=(d??"")+i[l+1]),this._$AH[l]=d}s&&!o&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},le=class extends z{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},de=class extends z{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},ue=class extends z{constructor(e,n,r,o,i){super(e,n,r,o,i),this.type=5}_$AI(e,n=this){if((e=O(this,e,n,0)??m)===w)return;let r=this._$AH,o=e===m&&r!==m||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,i=e!==m&&(r===m||o);o&&this.element.removeEventListener(this.name,this,r),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ce=class{constructor(e,n,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){O(this,e)}},gt={M:He,P:A,A:Me,C:1,L:_t,R:ae,D:mt,V:O,I:N,H:z,N:de,U:ue,B:le,F:ce},Wn=Re.litHtmlPolyfillSupport;Wn?.(Z,N),(Re.litHtmlVersions??=[]).push("3.3.3");var ht=(t,e,n)=>{let r=n?.renderBefore??e,o=r._$litPart$;if(o===void 0){let i=n?.renderBefore??null;r._$litPart$=o=new N(e.insertBefore(W(),i),i,void 0,n??{})}return o._$AI(t),o};var ze=globalThis,T=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ht(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};T._$litElement$=!0,T.finalized=!0,ze.litElementHydrateSupport?.({LitElement:T});var Kn=ze.litElementPolyfillSupport;Kn?.({LitElement:T});(ze.litElementVersions??=[]).push("4.2.2");var pe=["window","loads","timeline","controls"],b={least:1,most:24,usual:6},Zn=[["budget","be a text",De],["name","be a text",De],["hours",`be from ${b.least} to ${b.most}`,Yn],["hide",`be a list of these: ${pe.join(", ")}`,Jn],["thermostats","name a climate for each load",Xn]];function yt(t){let e=Zn.find(([n,,r])=>!Qn(t[n])&&!r(t[n]));if(e!==void 0)throw new Error(`“${e[0]}” must ${e[1]}`);return t}function L(t,e){return!t.hide?.includes(e)}function Qn(t){return t==null}function De(t){return typeof t=="string"}function Yn(t){return typeof t=="number"&&t>=b.least&&t<=b.most}function Jn(t){return Array.isArray(t)&&t.every(e=>pe.includes(e))}function Xn(t){return typeof t=="object"&&t!==null&&!Array.isArray(t)&&Object.values(t).every(De)}var bt={card_name:"Power Budget",card_description:"Wer läuft, wer wartet und warum, und wie nah die Grenze ist.",strategy_description:"Alle Leistungsbudgets mit ihren Verbrauchern und Bedienelementen.",status_idle:"Kein Bedarf",status_heating:"Alle mit Bedarf laufen",status_limited:"Wartend: {count}",status_away:"Niemand ist zu Hause",status_away_until:"Bis {time} ist niemand zu Hause",status_fault:"Ein Verbraucher gehorcht nicht",status_unknown:"Noch nichts entschieden",stopped:"Dieses Budget läuft nicht",not_found:"Dieses Budget gibt es nicht",loading:"Wird geladen",test_mode:"Testmodus: Es wird nichts geschaltet",bar_label:"{granted} von {limit}",bar_of:"von {limit}",bar_loads:"{count} Verbraucher",bar_load:"{count} Verbraucher",bar_free:"{power} frei",bar_full:"Kein Platz mehr",bar_over:"{power} zu viel",bar_house:"Das Haus bezieht {power}",bar_feeds:"Das Haus speist {power} ein",bar_rest:"Der Rest des Hauses bezieht {power}",bar_rest_feeds:"Der Rest des Hauses speist {power} ein",limit_power_step:"Grenze: Energiesparmodus {mode}",limit_connection:"Grenze: der Anschluss",limit_power_budget:"Grenze: das eingestellte Leistungsbudget",limit_meter:"Grenze: was der Zähler übrig lässt",limit_stale_meter:"Grenze: der Zähler schweigt",limit_window:"Grenze: das Tariffenster",limit_limit_entity:"Grenze: von außen vorgegeben",limit_parent:"Grenze: was das Budget darüber übrig lässt",window_title:"Tariffenster, {minutes} min",window_figures:"{average} im Mittel, {forecast} erwartet, {peak} erlaubt",window_month:"Höchstwert des Monats: {power}",loads:"Verbraucher",reason_heating:"Heizt",reason_drawing:"Läuft",reason_boosted:"Boost",reason_satisfied:"Warm genug",reason_off:"Kein Bedarf",reason_waiting:"Wartet auf Leistung",reason_shed:"Wegen der Grenze ausgeschaltet",reason_held_on:"Bleibt an, Mindestzeit",reason_held_off:"Bleibt aus, Mindestzeit",reason_away:"Aus, niemand ist zu Hause",reason_blocked:"Gehorcht nicht",reason_unavailable:"Nicht verfügbar",reason_preheating:"Heizt vor",reason_running:"Läuft",reason_offered:"Es ist wieder Platz",reason_freezes:"Frostschutz",reason_welded:"Bezieht Strom, obwohl aus",reason_idle:"An, bezieht nichts",reason_charging:"Lädt",reason_discharging:"Entlädt",reason_resting:"Ruht",reason_following:"Folgt seinem Fahrplan",reason_short:"Kann seinem Fahrplan nicht folgen",reason_helping:"Hilft anderen",reason_requested:"Folgt einer Anforderung",service_covering:"Deckt, was zu viel ist",service_charging:"Lädt mit dem, was übrig ist",service_idle:"Nichts zu tun",service_full:"Voll",service_empty:"Leer",service_opposed:"Eine andere Batterie tut das Gegenteil",service_meter_silent:"Der Zähler schweigt",reason_fallback:"Fahrplan unbekannt",reason_unknown:"Noch nicht bekannt",detail_needs:"braucht noch {power}",detail_needs_of:"braucht noch {power} von {budget}",detail_turn:"nächster Wechsel in {time}",detail_for:"noch {time}",detail_at_least:"noch mindestens {time}",detail_retry:"neuer Versuch in {time}",detail_level:"{level} von {wanted}",detail_asked:"angefordert: {power}",detail_by_request:"auf Anforderung",detail_observed:"nur beobachtet",detail_ahead:"{temperature} bis {time}",temperature:"{measured}, Soll {setpoint}",temperature_only:"{measured}",setpoint_only:"Soll {setpoint}",soc:"{percent} voll",boost:"Boost für {name}",resume:"{name} wieder laufen lassen",timeline:"Letzte {time}",timeline_limit:"Grenze",timeline_granted:"Zugeteilt",timeline_ran:"Lief",timeline_waited:"Wartete",timeline_fault:"Störung",timeline_share:"{name}: lief {ran} der Zeit, wartete {waited}",timeline_lines:"Zugeteilt höchstens {granted}, Grenze mindestens {limit}",timeline_empty:"Noch kein Verlauf",mode:"Energiesparmodus",mode_of:"Modus {mode}, {limit}",auto_mode:"Automatisch",away:"Abwesend",editor_budget:"Budget",editor_name:"Titel",editor_hours:"Stunden im Verlauf",editor_hide:"Weglassen",part_window:"Tariffenster",part_loads:"Verbraucher",part_timeline:"Verlauf",part_controls:"Bedienelemente",editor_help_budget:"Das erste, wenn leer.",editor_help_name:"Der Name des Budgets, wenn leer.",strategy_title:"Leistungsbudgets",strategy_controls:"Bedienelemente",strategy_history:"Verlauf",strategy_decisions:"Entscheidungen",strategy_none:"Es gibt noch kein Budget. Füge eines unter Einstellungen > Geräte & Dienste > Power Budget hinzu."};var Ne={card_name:"Power Budget",card_description:"Who runs, who waits and why, and how near the limit is.",strategy_description:"All power budgets, with their loads and controls.",status_idle:"Nobody asks",status_heating:"All that ask run",status_limited:"Waiting: {count}",status_away:"Nobody is at home",status_away_until:"Nobody is at home until {time}",status_fault:"A load does not obey",status_unknown:"Not decided yet",stopped:"This budget is not running",not_found:"There is no such budget",loading:"Loading",test_mode:"Test mode: nothing is switched",bar_label:"{granted} of {limit}",bar_of:"of {limit}",bar_loads:"{count} loads",bar_load:"{count} load",bar_free:"{power} free",bar_full:"No room left",bar_over:"{power} too much",bar_house:"The house draws {power}",bar_feeds:"The house feeds in {power}",bar_rest:"The rest of the house draws {power}",bar_rest_feeds:"The rest of the house feeds in {power}",limit_power_step:"Limit: power saving mode {mode}",limit_connection:"Limit: the connection",limit_power_budget:"Limit: the power budget that was set",limit_meter:"Limit: what the meter leaves",limit_stale_meter:"Limit: the meter is silent",limit_window:"Limit: the tariff window",limit_limit_entity:"Limit: imposed from outside",limit_parent:"Limit: what the budget above leaves",window_title:"Tariff window, {minutes} min",window_figures:"{average} on average, {forecast} expected, {peak} allowed",window_month:"Highest of the month: {power}",loads:"Loads",reason_heating:"Heating",reason_drawing:"Running",reason_boosted:"Boosted",reason_satisfied:"Warm enough",reason_off:"Not asking",reason_waiting:"Waiting for power",reason_shed:"Switched off for the limit",reason_held_on:"Held on, minimum time",reason_held_off:"Held off, minimum time",reason_away:"Off, nobody is at home",reason_blocked:"Does not obey",reason_unavailable:"Unavailable",reason_preheating:"Heating ahead",reason_running:"Running",reason_offered:"There is room again",reason_freezes:"Frost protection",reason_welded:"Draws though it is off",reason_idle:"On, draws nothing",reason_charging:"Charging",reason_discharging:"Discharging",reason_resting:"At rest",reason_following:"Follows its schedule",reason_short:"Cannot follow its schedule",reason_helping:"Helps others",reason_requested:"Follows a request",service_covering:"Covers what is too much",service_charging:"Charges from what is left",service_idle:"Nothing to do",service_full:"Full",service_empty:"Empty",service_opposed:"Another battery does the opposite",service_meter_silent:"The meter is silent",reason_fallback:"Schedule unknown",reason_unknown:"Not known yet",detail_needs:"needs {power} more",detail_needs_of:"needs {power} more of {budget}",detail_turn:"next turn in {time}",detail_for:"{time} more",detail_at_least:"at least {time} more",detail_retry:"told again in {time}",detail_level:"{level} of {wanted}",detail_asked:"asked for {power}",detail_by_request:"by request",detail_observed:"only observed",detail_ahead:"{temperature} by {time}",temperature:"{measured}, setpoint {setpoint}",temperature_only:"{measured}",setpoint_only:"Setpoint {setpoint}",soc:"{percent} full",boost:"Boost {name}",resume:"Let {name} run again",timeline:"Last {time}",timeline_limit:"Limit",timeline_granted:"Granted",timeline_ran:"Ran",timeline_waited:"Waited",timeline_fault:"Fault",timeline_share:"{name}: ran {ran} of the time, waited {waited}",timeline_lines:"Granted at most {granted}, limit at least {limit}",timeline_empty:"No history yet",mode:"Power saving mode",mode_of:"Mode {mode}, {limit}",auto_mode:"Automatic",away:"Away",editor_budget:"Budget",editor_name:"Title",editor_hours:"Hours in the timeline",editor_hide:"Leave out",part_window:"Tariff window",part_loads:"Loads",part_timeline:"Timeline",part_controls:"Controls",editor_help_budget:"The first one if left empty.",editor_help_name:"The name of the budget if left empty.",strategy_title:"Power budgets",strategy_controls:"Controls",strategy_history:"History",strategy_decisions:"Decisions",strategy_none:"There is no budget yet. Add one under Settings > Devices & services > Power Budget."};var wt={card_name:"Power Budget",card_description:"Quién funciona, quién espera y por qué, y lo cerca que está el límite.",strategy_description:"Todos los presupuestos de potencia, con sus cargas y controles.",status_idle:"Nadie pide",status_heating:"Todo lo que pide funciona",status_limited:"En espera: {count}",status_away:"No hay nadie en casa",status_away_until:"No hay nadie en casa hasta {time}",status_fault:"Una carga no obedece",status_unknown:"Aún no se ha decidido nada",stopped:"Este presupuesto no está en marcha",not_found:"Este presupuesto no existe",loading:"Cargando",test_mode:"Modo de prueba: no se conmuta nada",bar_label:"{granted} de {limit}",bar_of:"de {limit}",bar_loads:"{count} cargas",bar_load:"{count} carga",bar_free:"Libre: {power}",bar_full:"No queda sitio",bar_over:"{power} de más",bar_house:"La casa consume {power}",bar_feeds:"La casa vierte {power} a la red",bar_rest:"El resto de la casa consume {power}",bar_rest_feeds:"El resto de la casa vierte {power} a la red",limit_power_step:"Límite: modo de ahorro {mode}",limit_connection:"Límite: la acometida",limit_power_budget:"Límite: el presupuesto de potencia fijado",limit_meter:"Límite: lo que deja el contador",limit_stale_meter:"Límite: el contador no informa",limit_window:"Límite: el periodo tarifario",limit_limit_entity:"Límite: impuesto desde fuera",limit_parent:"Límite: lo que deja el presupuesto superior",window_title:"Periodo tarifario, {minutes} min",window_figures:"{average} de media, {forecast} previstos, {peak} permitidos",window_month:"Máximo del mes: {power}",loads:"Cargas",reason_heating:"Calentando",reason_drawing:"En marcha",reason_boosted:"Boost",reason_satisfied:"Temperatura alcanzada",reason_off:"No pide",reason_waiting:"Esperando potencia",reason_shed:"Apagado por el límite",reason_held_on:"Se mantiene encendido, tiempo mínimo",reason_held_off:"Se mantiene apagado, tiempo mínimo",reason_away:"Apagado, no hay nadie en casa",reason_blocked:"No obedece",reason_unavailable:"No disponible",reason_preheating:"Calentando por adelantado",reason_running:"En marcha",reason_offered:"Vuelve a haber sitio",reason_freezes:"Antihielo",reason_welded:"Consume aunque está apagado",reason_idle:"Encendido, no consume",reason_charging:"Cargando",reason_discharging:"Descargando",reason_resting:"En reposo",reason_following:"Sigue su programa",reason_short:"No puede seguir su programa",reason_helping:"Ayuda a otros",reason_requested:"Sigue una petición",service_covering:"Cubre lo que excede el límite",service_charging:"Carga con lo que queda libre",service_idle:"Nada que hacer",service_full:"Llena",service_empty:"Vacía",service_opposed:"Otra batería hace lo contrario",service_meter_silent:"El contador no informa",reason_fallback:"Programa desconocido",reason_unknown:"Aún no se sabe",detail_needs:"le faltan {power}",detail_needs_of:"le faltan {power} de {budget}",detail_turn:"próximo turno en {time}",detail_for:"{time} más",detail_at_least:"al menos {time} más",detail_retry:"nuevo intento en {time}",detail_level:"{level} de {wanted}",detail_asked:"se le piden {power}",detail_by_request:"a petición",detail_observed:"solo observada",detail_ahead:"{temperature} para las {time}",temperature:"{measured}, consigna {setpoint}",temperature_only:"{measured}",setpoint_only:"Consigna {setpoint}",soc:"al {percent}",boost:"Boost de {name}",resume:"Dejar que {name} vuelva a funcionar",timeline:"Historial de {time}",timeline_limit:"Límite",timeline_granted:"Concedido",timeline_ran:"Funcionó",timeline_waited:"Esperó",timeline_fault:"Fallo",timeline_share:"{name}: funcionó {ran} del tiempo, esperó {waited}",timeline_lines:"Concedido como máximo {granted}, límite como mínimo {limit}",timeline_empty:"Aún no hay historial",mode:"Modo de ahorro",mode_of:"Modo {mode}, {limit}",auto_mode:"Automático",away:"Ausente",editor_budget:"Presupuesto",editor_name:"Título",editor_hours:"Horas en la cronología",editor_hide:"Ocultar",part_window:"Periodo tarifario",part_loads:"Cargas",part_timeline:"Cronología",part_controls:"Controles",editor_help_budget:"El primero, si se deja vacío.",editor_help_name:"El nombre del presupuesto, si se deja vacío.",strategy_title:"Presupuestos de potencia",strategy_controls:"Controles",strategy_history:"Historial",strategy_decisions:"Decisiones",strategy_none:"Aún no hay ningún presupuesto. Añade uno en Ajustes > Dispositivos y servicios > Power Budget."};var vt={card_name:"Power Budget",card_description:"Qui fonctionne, qui attend et pourquoi, et à quelle distance est la limite.",strategy_description:"Tous les budgets de puissance, avec leurs charges et leurs commandes.",status_idle:"Aucune demande",status_heating:"Tout ce qui demande fonctionne",status_limited:"En attente : {count}",status_away:"Personne à la maison",status_away_until:"Personne à la maison jusqu’à {time}",status_fault:"Une charge n’obéit pas",status_unknown:"Rien n’est encore décidé",stopped:"Ce budget ne fonctionne pas",not_found:"Ce budget n’existe pas",loading:"Chargement",test_mode:"Mode test : rien n’est commuté",bar_label:"{granted} sur {limit}",bar_of:"sur {limit}",bar_loads:"{count} charges",bar_load:"{count} charge",bar_free:"Libre : {power}",bar_full:"Plus de place",bar_over:"{power} de trop",bar_house:"La maison consomme {power}",bar_feeds:"La maison injecte {power}",bar_rest:"Le reste de la maison consomme {power}",bar_rest_feeds:"Le reste de la maison injecte {power}",limit_power_step:"Limite : mode d’économie {mode}",limit_connection:"Limite : le raccordement",limit_power_budget:"Limite : le budget de puissance réglé",limit_meter:"Limite : ce que laisse le compteur",limit_stale_meter:"Limite : le compteur est muet",limit_window:"Limite : la période tarifaire",limit_limit_entity:"Limite : imposée de l’extérieur",limit_parent:"Limite : ce que laisse le budget au-dessus",window_title:"Période tarifaire, {minutes} min",window_figures:"{average} en moyenne, {forecast} prévus, {peak} permis",window_month:"Maximum du mois : {power}",loads:"Charges",reason_heating:"Chauffe",reason_drawing:"En marche",reason_boosted:"Marche forcée",reason_satisfied:"Assez chaud",reason_off:"Ne demande rien",reason_waiting:"Attend de la puissance",reason_shed:"Coupé pour la limite",reason_held_on:"Maintenu en marche, durée minimale",reason_held_off:"Maintenu à l’arrêt, durée minimale",reason_away:"Arrêté, personne à la maison",reason_blocked:"N’obéit pas",reason_unavailable:"Indisponible",reason_preheating:"Chauffe en avance",reason_running:"En marche",reason_offered:"Il y a de nouveau de la place",reason_freezes:"Hors gel",reason_welded:"Consomme bien qu’éteint",reason_idle:"En marche, ne consomme rien",reason_charging:"En charge",reason_discharging:"En décharge",reason_resting:"Au repos",reason_following:"Suit son programme",reason_short:"Ne peut pas suivre son programme",reason_helping:"Aide les autres",reason_requested:"Suit une demande",service_covering:"Couvre ce qui est de trop",service_charging:"Se charge avec ce qui reste",service_idle:"Rien à faire",service_full:"Pleine",service_empty:"Vide",service_opposed:"Une autre batterie fait le contraire",service_meter_silent:"Le compteur est muet",reason_fallback:"Programme inconnu",reason_unknown:"Pas encore connu",detail_needs:"il manque {power}",detail_needs_of:"il manque {power} sur {budget}",detail_turn:"prochain tour dans {time}",detail_for:"encore {time}",detail_at_least:"encore {time} au moins",detail_retry:"nouvel essai dans {time}",detail_level:"{level} sur {wanted}",detail_asked:"{power} demandés",detail_by_request:"sur demande",detail_observed:"seulement observée",detail_ahead:"{temperature} pour {time}",temperature:"{measured}, consigne {setpoint}",temperature_only:"{measured}",setpoint_only:"Consigne {setpoint}",soc:"chargée à {percent}",boost:"Marche forcée de {name}",resume:"Laisser {name} reprendre",timeline:"Historique sur {time}",timeline_limit:"Limite",timeline_granted:"Accordé",timeline_ran:"A fonctionné",timeline_waited:"A attendu",timeline_fault:"Défaut",timeline_share:"{name} : a fonctionné {ran} du temps, attendu {waited}",timeline_lines:"Accordé au plus {granted}, limite au moins {limit}",timeline_empty:"Pas encore d’historique",mode:"Mode d’économie",mode_of:"Mode {mode}, {limit}",auto_mode:"Automatique",away:"Absence",editor_budget:"Budget",editor_name:"Titre",editor_hours:"Heures dans l’historique",editor_hide:"Masquer",part_window:"Période tarifaire",part_loads:"Charges",part_timeline:"Historique",part_controls:"Commandes",editor_help_budget:"Le premier si ce champ est vide.",editor_help_name:"Le nom du budget si ce champ est vide.",strategy_title:"Budgets de puissance",strategy_controls:"Commandes",strategy_history:"Historique",strategy_decisions:"Décisions",strategy_none:"Il n’y a pas encore de budget. Ajoutez-en un dans Paramètres > Appareils et services > Power Budget."};var xt={card_name:"Power Budget",card_description:"Chi è in funzione, chi attende e perché, e quanto è vicino il limite.",strategy_description:"Tutti i budget di potenza, con i loro carichi e comandi.",status_idle:"Nessuna richiesta",status_heating:"Tutto ciò che chiede è in funzione",status_limited:"In attesa: {count}",status_away:"Nessuno è in casa",status_away_until:"Nessuno è in casa fino a {time}",status_fault:"Un carico non obbedisce",status_unknown:"Ancora nulla di deciso",stopped:"Questo budget non è in funzione",not_found:"Questo budget non esiste",loading:"Caricamento",test_mode:"Modalità di prova: non si commuta nulla",bar_label:"{granted} su {limit}",bar_of:"su {limit}",bar_loads:"{count} carichi",bar_load:"{count} carico",bar_free:"Libero: {power}",bar_full:"Nessuno spazio libero",bar_over:"{power} di troppo",bar_house:"La casa assorbe {power}",bar_feeds:"La casa immette {power} in rete",bar_rest:"Il resto della casa assorbe {power}",bar_rest_feeds:"Il resto della casa immette {power} in rete",limit_power_step:"Limite: modalità di risparmio {mode}",limit_connection:"Limite: l’allacciamento",limit_power_budget:"Limite: il budget di potenza impostato",limit_meter:"Limite: quanto lascia il contatore",limit_stale_meter:"Limite: il contatore tace",limit_window:"Limite: la finestra tariffaria",limit_limit_entity:"Limite: imposto dall’esterno",limit_parent:"Limite: quanto lascia il budget superiore",window_title:"Finestra tariffaria, {minutes} min",window_figures:"{average} in media, {forecast} previsti, {peak} consentiti",window_month:"Massimo del mese: {power}",loads:"Carichi",reason_heating:"Riscalda",reason_drawing:"In funzione",reason_boosted:"Boost",reason_satisfied:"Abbastanza caldo",reason_off:"Non chiede",reason_waiting:"Attende potenza",reason_shed:"Spento per il limite",reason_held_on:"Tenuto acceso, tempo minimo",reason_held_off:"Tenuto spento, tempo minimo",reason_away:"Spento, nessuno è in casa",reason_blocked:"Non obbedisce",reason_unavailable:"Non disponibile",reason_preheating:"Riscalda in anticipo",reason_running:"In funzione",reason_offered:"C’è di nuovo spazio",reason_freezes:"Antigelo",reason_welded:"Assorbe anche se spento",reason_idle:"Acceso, non assorbe",reason_charging:"In carica",reason_discharging:"In scarica",reason_resting:"A riposo",reason_following:"Segue il suo programma",reason_short:"Non può seguire il programma",reason_helping:"Aiuta gli altri",reason_requested:"Segue una richiesta",service_covering:"Copre ciò che è di troppo",service_charging:"Si carica con quanto resta",service_idle:"Niente da fare",service_full:"Piena",service_empty:"Vuota",service_opposed:"Un’altra batteria fa il contrario",service_meter_silent:"Il contatore tace",reason_fallback:"Programma sconosciuto",reason_unknown:"Non ancora noto",detail_needs:"mancano {power}",detail_needs_of:"mancano {power} da {budget}",detail_turn:"prossimo turno fra {time}",detail_for:"ancora {time}",detail_at_least:"ancora almeno {time}",detail_retry:"nuovo tentativo fra {time}",detail_level:"{level} su {wanted}",detail_asked:"richiesti {power}",detail_by_request:"su richiesta",detail_observed:"solo osservata",detail_ahead:"{temperature} per le {time}",temperature:"{measured}, impostati {setpoint}",temperature_only:"{measured}",setpoint_only:"Impostati {setpoint}",soc:"carica al {percent}",boost:"Boost di {name}",resume:"Lascia ripartire {name}",timeline:"Cronologia di {time}",timeline_limit:"Limite",timeline_granted:"Concesso",timeline_ran:"In funzione",timeline_waited:"In attesa",timeline_fault:"Guasto",timeline_share:"{name}: in funzione {ran} del tempo, in attesa {waited}",timeline_lines:"Concesso al massimo {granted}, limite almeno {limit}",timeline_empty:"Ancora nessuna cronologia",mode:"Modalità di risparmio",mode_of:"Modalità {mode}, {limit}",auto_mode:"Automatica",away:"Assente",editor_budget:"Budget",editor_name:"Titolo",editor_hours:"Ore nella cronologia",editor_hide:"Nascondi",part_window:"Finestra tariffaria",part_loads:"Carichi",part_timeline:"Cronologia",part_controls:"Comandi",editor_help_budget:"Il primo, se lasciato vuoto.",editor_help_name:"Il nome del budget, se lasciato vuoto.",strategy_title:"Budget di potenza",strategy_controls:"Comandi",strategy_history:"Cronologia",strategy_decisions:"Decisioni",strategy_none:"Non c’è ancora nessun budget. Aggiungine uno in Impostazioni > Dispositivi e servizi > Power Budget."};var kt={card_name:"Power Budget",card_description:"Hvem som er i gang, hvem som venter og hvorfor, og hvor nær grensen er.",strategy_description:"Alle effektbudsjetter, med laster og betjening.",status_idle:"Ingen har behov",status_heating:"Alle med behov er i gang",status_limited:"Venter: {count}",status_away:"Ingen er hjemme",status_away_until:"Ingen er hjemme til {time}",status_fault:"En last adlyder ikke",status_unknown:"Ingenting er bestemt ennå",stopped:"Dette budsjettet kjører ikke",not_found:"Dette budsjettet finnes ikke",loading:"Laster inn",test_mode:"Testmodus: ingenting blir slått av eller på",bar_label:"{granted} av {limit}",bar_of:"av {limit}",bar_loads:"{count} laster",bar_load:"{count} last",bar_free:"{power} ledig",bar_full:"Ikke mer plass",bar_over:"{power} for mye",bar_house:"Huset trekker {power}",bar_feeds:"Huset mater inn {power}",bar_rest:"Resten av huset trekker {power}",bar_rest_feeds:"Resten av huset mater inn {power}",limit_power_step:"Grense: sparemodus {mode}",limit_connection:"Grense: tilknytningen",limit_power_budget:"Grense: effektbudsjettet som er satt",limit_meter:"Grense: det måleren lar være igjen",limit_stale_meter:"Grense: måleren er taus",limit_window:"Grense: tariffvinduet",limit_limit_entity:"Grense: pålagt utenfra",limit_parent:"Grense: det budsjettet over lar være igjen",window_title:"Tariffvindu, {minutes} min",window_figures:"{average} i snitt, {forecast} ventet, {peak} tillatt",window_month:"Høyeste i måneden: {power}",loads:"Laster",reason_heating:"Varmer",reason_drawing:"Går",reason_boosted:"Boost",reason_satisfied:"Varmt nok",reason_off:"Ikke behov",reason_waiting:"Venter på effekt",reason_shed:"Slått av på grunn av grensen",reason_held_on:"Holdes på, minstetid",reason_held_off:"Holdes av, minstetid",reason_away:"Av, ingen er hjemme",reason_blocked:"Adlyder ikke",reason_unavailable:"Utilgjengelig",reason_preheating:"Varmer på forhånd",reason_running:"Går",reason_offered:"Det er plass igjen",reason_freezes:"Frostsikring",reason_welded:"Trekker strøm selv om den er av",reason_idle:"På, trekker ingenting",reason_charging:"Lader",reason_discharging:"Lader ut",reason_resting:"Hviler",reason_following:"Følger planen sin",reason_short:"Kan ikke følge planen",reason_helping:"Hjelper andre",reason_requested:"Følger en forespørsel",service_covering:"Dekker det som er for mye",service_charging:"Lader med det som er igjen",service_idle:"Ingenting å gjøre",service_full:"Fullt",service_empty:"Tomt",service_opposed:"Et annet batteri gjør det motsatte",service_meter_silent:"Måleren er taus",reason_fallback:"Ukjent plan",reason_unknown:"Ikke kjent ennå",detail_needs:"trenger {power} til",detail_needs_of:"trenger {power} til av {budget}",detail_turn:"neste tur om {time}",detail_for:"{time} til",detail_at_least:"minst {time} til",detail_retry:"nytt forsøk om {time}",detail_level:"{level} av {wanted}",detail_asked:"bedt om {power}",detail_by_request:"etter forespørsel",detail_observed:"bare observert",detail_ahead:"{temperature} til kl. {time}",temperature:"{measured}, innstilt {setpoint}",temperature_only:"{measured}",setpoint_only:"Innstilt {setpoint}",soc:"{percent} ladet",boost:"Boost for {name}",resume:"La {name} gå igjen",timeline:"Siste {time}",timeline_limit:"Grense",timeline_granted:"Tildelt",timeline_ran:"Gikk",timeline_waited:"Ventet",timeline_fault:"Feil",timeline_share:"{name}: gikk {ran} av tiden, ventet {waited}",timeline_lines:"Tildelt høyst {granted}, grense minst {limit}",timeline_empty:"Ingen historikk ennå",mode:"Sparemodus",mode_of:"Modus {mode}, {limit}",auto_mode:"Automatisk",away:"Borte",editor_budget:"Budsjett",editor_name:"Tittel",editor_hours:"Timer i tidslinjen",editor_hide:"Utelat",part_window:"Tariffvindu",part_loads:"Laster",part_timeline:"Tidslinje",part_controls:"Betjening",editor_help_budget:"Det første hvis feltet er tomt.",editor_help_name:"Navnet på budsjettet hvis feltet er tomt.",strategy_title:"Effektbudsjetter",strategy_controls:"Betjening",strategy_history:"Historikk",strategy_decisions:"Avgjørelser",strategy_none:"Det finnes ikke noe budsjett ennå. Legg til et under Innstillinger > Enheter og tjenester > Power Budget."};var $t={card_name:"Power Budget",card_description:"Wie draait, wie wacht en waarom, en hoe dichtbij de grens is.",strategy_description:"Alle vermogensbudgetten, met hun verbruikers en bediening.",status_idle:"Geen vraag",status_heating:"Alles wat vraagt, draait",status_limited:"Wachtend: {count}",status_away:"Niemand is thuis",status_away_until:"Niemand is thuis tot {time}",status_fault:"Een verbruiker gehoorzaamt niet",status_unknown:"Nog niets beslist",stopped:"Dit budget draait niet",not_found:"Dit budget bestaat niet",loading:"Laden",test_mode:"Testmodus: er wordt niets geschakeld",bar_label:"{granted} van {limit}",bar_of:"van {limit}",bar_loads:"{count} verbruikers",bar_load:"{count} verbruiker",bar_free:"{power} vrij",bar_full:"Geen ruimte meer",bar_over:"{power} te veel",bar_house:"Het huis verbruikt {power}",bar_feeds:"Het huis levert {power} terug",bar_rest:"De rest van het huis verbruikt {power}",bar_rest_feeds:"De rest van het huis levert {power} terug",limit_power_step:"Grens: spaarstand {mode}",limit_connection:"Grens: de aansluiting",limit_power_budget:"Grens: het ingestelde vermogensbudget",limit_meter:"Grens: wat de meter overlaat",limit_stale_meter:"Grens: de meter zwijgt",limit_window:"Grens: het tariefvenster",limit_limit_entity:"Grens: van buitenaf opgelegd",limit_parent:"Grens: wat het budget erboven overlaat",window_title:"Tariefvenster, {minutes} min",window_figures:"{average} gemiddeld, {forecast} verwacht, {peak} toegestaan",window_month:"Hoogste van de maand: {power}",loads:"Verbruikers",reason_heating:"Verwarmt",reason_drawing:"Draait",reason_boosted:"Boost",reason_satisfied:"Warm genoeg",reason_off:"Vraagt niets",reason_waiting:"Wacht op vermogen",reason_shed:"Uitgeschakeld vanwege de grens",reason_held_on:"Blijft aan, minimumtijd",reason_held_off:"Blijft uit, minimumtijd",reason_away:"Uit, niemand is thuis",reason_blocked:"Gehoorzaamt niet",reason_unavailable:"Niet beschikbaar",reason_preheating:"Verwarmt vooraf",reason_running:"Draait",reason_offered:"Er is weer ruimte",reason_freezes:"Vorstbeveiliging",reason_welded:"Verbruikt stroom hoewel uit",reason_idle:"Aan, verbruikt niets",reason_charging:"Laadt",reason_discharging:"Ontlaadt",reason_resting:"In rust",reason_following:"Volgt zijn schema",reason_short:"Kan zijn schema niet volgen",reason_helping:"Helpt anderen",reason_requested:"Volgt een verzoek",service_covering:"Dekt wat te veel is",service_charging:"Laadt met wat overblijft",service_idle:"Niets te doen",service_full:"Vol",service_empty:"Leeg",service_opposed:"Een andere batterij doet het tegenovergestelde",service_meter_silent:"De meter zwijgt",reason_fallback:"Schema onbekend",reason_unknown:"Nog niet bekend",detail_needs:"heeft nog {power} nodig",detail_needs_of:"heeft nog {power} nodig van {budget}",detail_turn:"volgende beurt over {time}",detail_for:"nog {time}",detail_at_least:"nog minstens {time}",detail_retry:"nieuwe poging over {time}",detail_level:"{level} van {wanted}",detail_asked:"gevraagd: {power}",detail_by_request:"op verzoek",detail_observed:"alleen waargenomen",detail_ahead:"{temperature} tegen {time}",temperature:"{measured}, ingesteld {setpoint}",temperature_only:"{measured}",setpoint_only:"Ingesteld {setpoint}",soc:"{percent} vol",boost:"Boost voor {name}",resume:"Laat {name} weer draaien",timeline:"Laatste {time}",timeline_limit:"Grens",timeline_granted:"Toegekend",timeline_ran:"Draaide",timeline_waited:"Wachtte",timeline_fault:"Storing",timeline_share:"{name}: draaide {ran} van de tijd, wachtte {waited}",timeline_lines:"Toegekend hoogstens {granted}, grens minstens {limit}",timeline_empty:"Nog geen geschiedenis",mode:"Spaarstand",mode_of:"Stand {mode}, {limit}",auto_mode:"Automatisch",away:"Afwezig",editor_budget:"Budget",editor_name:"Titel",editor_hours:"Uren in de tijdlijn",editor_hide:"Weglaten",part_window:"Tariefvenster",part_loads:"Verbruikers",part_timeline:"Tijdlijn",part_controls:"Bediening",editor_help_budget:"Het eerste, indien leeg.",editor_help_name:"De naam van het budget, indien leeg.",strategy_title:"Vermogensbudgetten",strategy_controls:"Bediening",strategy_history:"Geschiedenis",strategy_decisions:"Beslissingen",strategy_none:"Er is nog geen budget. Voeg er een toe onder Instellingen > Apparaten & diensten > Power Budget."};var St={card_name:"Power Budget",card_description:"Vem som är igång, vem som väntar och varför, och hur nära gränsen är.",strategy_description:"Alla effektbudgetar, med deras laster och reglage.",status_idle:"Ingen har behov",status_heating:"Alla med behov är igång",status_limited:"Väntar: {count}",status_away:"Ingen är hemma",status_away_until:"Ingen är hemma till {time}",status_fault:"En last lyder inte",status_unknown:"Inget är beslutat än",stopped:"Den här budgeten körs inte",not_found:"Den här budgeten finns inte",loading:"Läser in",test_mode:"Testläge: inget slås av eller på",bar_label:"{granted} av {limit}",bar_of:"av {limit}",bar_loads:"{count} laster",bar_load:"{count} last",bar_free:"{power} ledigt",bar_full:"Ingen plats kvar",bar_over:"{power} för mycket",bar_house:"Huset drar {power}",bar_feeds:"Huset matar in {power}",bar_rest:"Resten av huset drar {power}",bar_rest_feeds:"Resten av huset matar in {power}",limit_power_step:"Gräns: sparläge {mode}",limit_connection:"Gräns: anslutningen",limit_power_budget:"Gräns: den inställda effektbudgeten",limit_meter:"Gräns: vad mätaren lämnar kvar",limit_stale_meter:"Gräns: mätaren är tyst",limit_window:"Gräns: tariffönstret",limit_limit_entity:"Gräns: satt utifrån",limit_parent:"Gräns: vad budgeten ovanför lämnar kvar",window_title:"Tariffönster, {minutes} min",window_figures:"{average} i snitt, {forecast} väntat, {peak} tillåtet",window_month:"Månadens högsta: {power}",loads:"Laster",reason_heating:"Värmer",reason_drawing:"Går",reason_boosted:"Boost",reason_satisfied:"Varmt nog",reason_off:"Inget behov",reason_waiting:"Väntar på effekt",reason_shed:"Avstängd på grund av gränsen",reason_held_on:"Hålls på, minsta tid",reason_held_off:"Hålls av, minsta tid",reason_away:"Av, ingen är hemma",reason_blocked:"Lyder inte",reason_unavailable:"Otillgänglig",reason_preheating:"Värmer i förväg",reason_running:"Går",reason_offered:"Det finns plats igen",reason_freezes:"Frostskydd",reason_welded:"Drar ström fast den är av",reason_idle:"På, drar inget",reason_charging:"Laddar",reason_discharging:"Laddar ur",reason_resting:"Vilar",reason_following:"Följer sitt schema",reason_short:"Kan inte följa sitt schema",reason_helping:"Hjälper andra",reason_requested:"Följer en begäran",service_covering:"Täcker det som är för mycket",service_charging:"Laddar med det som blir över",service_idle:"Inget att göra",service_full:"Fullt",service_empty:"Tomt",service_opposed:"Ett annat batteri gör tvärtom",service_meter_silent:"Mätaren är tyst",reason_fallback:"Okänt schema",reason_unknown:"Inte känt än",detail_needs:"behöver {power} till",detail_needs_of:"behöver {power} till av {budget}",detail_turn:"nästa tur om {time}",detail_for:"{time} till",detail_at_least:"minst {time} till",detail_retry:"nytt försök om {time}",detail_level:"{level} av {wanted}",detail_asked:"begärt: {power}",detail_by_request:"på begäran",detail_observed:"bara observerat",detail_ahead:"{temperature} till kl. {time}",temperature:"{measured}, inställt {setpoint}",temperature_only:"{measured}",setpoint_only:"Inställt {setpoint}",soc:"{percent} laddat",boost:"Boost för {name}",resume:"Låt {name} gå igen",timeline:"Senaste {time}",timeline_limit:"Gräns",timeline_granted:"Tilldelat",timeline_ran:"Gick",timeline_waited:"Väntade",timeline_fault:"Fel",timeline_share:"{name}: gick {ran} av tiden, väntade {waited}",timeline_lines:"Tilldelat högst {granted}, gräns minst {limit}",timeline_empty:"Ingen historik än",mode:"Sparläge",mode_of:"Läge {mode}, {limit}",auto_mode:"Automatiskt",away:"Borta",editor_budget:"Budget",editor_name:"Rubrik",editor_hours:"Timmar i tidslinjen",editor_hide:"Utelämna",part_window:"Tariffönster",part_loads:"Laster",part_timeline:"Tidslinje",part_controls:"Reglage",editor_help_budget:"Den första om fältet är tomt.",editor_help_name:"Budgetens namn om fältet är tomt.",strategy_title:"Effektbudgetar",strategy_controls:"Reglage",strategy_history:"Historik",strategy_decisions:"Beslut",strategy_none:"Det finns ingen budget än. Lägg till en under Inställningar > Enheter och tjänster > Power Budget."};var At={de:bt,en:Ne,es:wt,fr:vt,it:xt,nb:kt,nl:$t,sv:St},Ct={nn:"nb",no:"nb"},er=new Set(["ar","ckb","dv","fa","he","ps","ur","yi"]);function je(t){return er.has(Ie(t))?e=>`⁦${e}⁩`:e=>e}function Ie(t){return t.toLowerCase().split(/[-_]/)[0]??""}function fe(t){let e=Ie(t);return(Ct[e]??e)in At?t:"en"}function tr(t,e){return t[e]??""}function k(t){let e=Ie(t),n=At[Ct[e]??e]??Ne,r=je(t);return(o,i={})=>r(tr(n,o).replace(/\{(\w+)\}/g,(s,a)=>String(i[a]??"")))}var nr={budget:"editor_help_budget",name:"editor_help_name"};function Tt(){let t=k(_e());return{schema:[{name:"budget",selector:{config_entry:{integration:"power_budget"}}},{name:"name",selector:{text:{}}},{name:"hours",selector:{number:{min:b.least,max:b.most,mode:"slider",unit_of_measurement:"h"}}},{name:"hide",selector:{select:{multiple:!0,mode:"list",options:pe.map(e=>({value:e,label:t(`part_${e}`)}))}}}],computeLabel:({name:e})=>t(`editor_${e}`),computeHelper:({name:e})=>{let n=nr[e];return n===void 0?void 0:t(n)}}}function _e(){let{lang:t}=globalThis.document?.documentElement??{};return t||globalThis.navigator?.language||"en"}function Lt(){return{hours:b.usual}}function Et(t,e){let n=t.entities?.[e],r=t.devices?.[n?.device_id??""];if(!(n?.platform!=="power_budget"||r===void 0))return r.config_entry_id??r.primary_config_entry??r.config_entries?.[0]??void 0}function Rt(t,e){let n=t.activeElement;e(),n instanceof HTMLElement&&n.isConnected&&t.activeElement!==n&&n.focus({preventScroll:!0})}var Ht=[1e3,2e3,5e3,1e4],Q=class{#e;#n;#t=null;#i;#r=0;constructor(e,n){this.#e=e,this.#n=n}open(){this.#e.addEventListener("ready",this.#o),this.#s(0)}close(){this.#e.removeEventListener("ready",this.#o),this.#a()}reopen(){this.#a(),this.#s(0)}#o=()=>{this.#t=null,this.reopen()};#a(){this.#r+=1,clearTimeout(this.#i);let e=this.#t;this.#t=null,e!==null&&Mt(e)}async#s(e){let n=this.#r,r=()=>n===this.#r;try{let o=await this.#e.subscribeMessage(i=>{r()&&this.#n.hear(i)},this.#n.ask(),{resubscribe:!1});r()?this.#t=o:Mt(o)}catch(o){if(!r())return;this.#n.fail?.(o);let i=Ht[Math.min(e,Ht.length-1)];this.#i=setTimeout(()=>{this.#s(e+1)},i)}}};function Pt(t){let{code:e}=Object(t);return typeof e=="string"?e:null}async function Mt(t){try{await t()}catch{}}var ge={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},he=t=>(...e)=>({_$litDirective$:t,values:e}),j=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,r){this._$Ct=e,this._$AM=n,this._$Ci=r}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var Ot="important",rr=" !"+Ot,v=he(class extends j{constructor(t){if(super(t),t.type!==ge.ATTRIBUTE||t.name!=="style"||t.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(t){return Object.keys(t).reduce((e,n)=>{let r=t[n];return r==null?e:e+`${n=n.includes("-")?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(t,[e]){let{style:n}=t.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let r of this.ft)e[r]==null&&(this.ft.delete(r),r.includes("-")?n.removeProperty(r):n[r]=null);for(let r in e){let o=e[r];if(o!=null){this.ft.add(r);let i=typeof o=="string"&&o.endsWith(rr);r.includes("-")||i?n.setProperty(r,i?o.slice(0,-11):o,i?Ot:""):n[r]=o}}return w}});var Y=["#d9541e","#2f78d0","#24915f","#a3409a","#b27a10","#0e8a9c","#7a5cd0","#c43d63"],Be=[t=>t,(t,e)=>`repeating-linear-gradient(135deg, ${t} 0 4px, ${e} 4px 8px)`,(t,e)=>`radial-gradient(circle, ${e} 2px, transparent 2.5px) 0 0 / 7px 7px, ${t}`,(t,e)=>`repeating-linear-gradient(90deg, ${t} 0 3px, ${e} 3px 6px)`],Ai=Y.length*Be.length;function J(t){return Y[t%Y.length]??Y[0]}function ye(t){let e=J(t),n=Be[Math.floor(t/Y.length)%Be.length];return n?.(e,`color-mix(in srgb, ${e}, black 45%)`)??e}function zt(t){let e=`${100*t.limit_at}%`;return f`
    <section part="power" class=${t.is_over?"power over":"power"}>
      <div class="bar" part="bar" role="img" aria-label=${t.label}>
        ${t.segments.map(n=>f`<span
            class="segment"
            part="segment"
            data-load=${n.id}
            title="${n.name}: ${n.amount}"
            style=${v({inlineSize:`${100*n.share}%`,background:ye(n.color)})}
          ></span>`)}
        ${t.is_over?f`<span class="mark" style=${v({insetInlineStart:e})}></span>`:m}
      </div>
      <div class="under">
        <span part="bound-by">${t.bound_by}</span>
        <span part="left" class="left">${t.left}</span>
      </div>
      ${t.house===null?m:f`<div class="under" part="house">${t.house}</div>`}
    </section>
  `}function Dt(t,e){let{mode_entity:n,modes:r,toggles:o}=t;return n===null&&o.length===0?m:f`
    <div part="controls" class="controls">
      ${n===null?m:f`<div
              part="modes"
              class="modes"
              role="radiogroup"
              aria-label=${t.mode_label}
              @keydown=${i=>sr(i,r,n,e)}
            >
              ${r.map(i=>or(i,r,n,e))}
            </div>`}
      ${o.map(i=>f`<button
          part=${i.role}
          class="toggle"
          aria-pressed=${String(i.is_on)}
          @click=${()=>e.toggle(i.entity,i.is_on)}
        >
          <ha-icon icon=${i.icon} aria-hidden="true"></ha-icon><span>${i.label}</span>
        </button>`)}
    </div>
  `}function or(t,e,n,r){let o=t.is_set||t.mode===0&&!e.some(i=>i.is_set);return f`<button
    part="mode"
    class="mode"
    role="radio"
    data-mode=${t.mode}
    tabindex=${o?0:-1}
    aria-checked=${String(t.is_set)}
    aria-label=${t.label}
    @click=${()=>r.set(n,t.mode)}
  >
    <span class="number">${t.mode}</span><span class="step">${t.limit}</span>
  </button>`}var ir={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1};function sr(t,e,n,r){let o=ir[t.key];if(o===void 0||!(t.currentTarget instanceof HTMLElement))return;t.preventDefault();let i=getComputedStyle(t.currentTarget).direction==="rtl"&&/Left|Right/.test(t.key),s=e.findIndex(l=>String(l.mode)===ar(t)?.dataset.mode),a=e[Math.min(e.length-1,Math.max(0,s+(i?-o:o)))];a!==void 0&&(r.set(n,a.mode),t.currentTarget.querySelector(`[data-mode="${a.mode}"]`)?.focus())}function ar(t){return t.target instanceof HTMLElement?t.target.closest("[data-mode]"):null}function Nt(t,e){return f`
    <div part="header" class="header">
      <div class="title" data-status=${t.status}>
        <span class="badge" aria-hidden="true"><ha-icon icon=${t.icon}></ha-icon></span>
        <div class="names">
          <h2 class="what" part="title">${lr(t,e)}</h2>
          <span class="status" part="status" role="status">${t.status_text}</span>
        </div>
      </div>
      ${t.bar===null?m:f`<div class="figures" part="figures">
              <span class="granted ${t.bar.is_over?"over":""}" part="granted">${t.bar.granted}</span>
              <span class="limit" part="limit">${t.bar.of_limit}</span>
            </div>`}
    </div>
    ${t.test_mode===null?m:f`<p class="notice" part="test-mode">
            <ha-icon icon="mdi:test-tube" aria-hidden="true"></ha-icon>${t.test_mode}
          </p>`}
  `}function lr(t,e){let{entity:n}=t,r=f`<span class="name lines" dir="auto">${t.title}</span>`;return n===null?r:f`<button part="budget" class="plain more" @click=${()=>e.look(n)}>${r}</button>`}var{I:dr}=gt,jt=t=>t;var It=()=>document.createComment(""),I=(t,e,n)=>{let r=t._$AA.parentNode,o=e===void 0?t._$AB:e._$AA;if(n===void 0){let i=r.insertBefore(It(),o),s=r.insertBefore(It(),o);n=new dr(i,s,t,t.options)}else{let i=n._$AB.nextSibling,s=n._$AM,a=s!==t;if(a){let l;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(l=t._$AU)!==s._$AU&&n._$AP(l)}if(i!==o||a){let l=n._$AA;for(;l!==i;){let d=jt(l).nextSibling;jt(r).insertBefore(l,o),l=d}}}return n},E=(t,e,n=t)=>(t._$AI(e,n),t),ur={},Bt=(t,e=ur)=>t._$AH=e,Ut=t=>t._$AH,be=t=>{t._$AR(),t._$AA.remove()};var Ft=(t,e,n)=>{let r=new Map;for(let o=e;o<=n;o++)r.set(t[o],o);return r},Gt=he(class extends j{constructor(t){if(super(t),t.type!==ge.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let r;n===void 0?n=e:e!==void 0&&(r=e);let o=[],i=[],s=0;for(let a of t)o[s]=r?r(a,s):s,i[s]=n(a,s),s++;return{values:i,keys:o}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,r]){let o=Ut(t),{values:i,keys:s}=this.dt(e,n,r);if(!Array.isArray(o))return this.ut=s,i;let a=this.ut??=[],l=[],d,c,u=0,p=o.length-1,_=0,g=i.length-1;for(;u<=p&&_<=g;)if(o[u]===null)u++;else if(o[p]===null)p--;else if(a[u]===s[_])l[_]=E(o[u],i[_]),u++,_++;else if(a[p]===s[g])l[g]=E(o[p],i[g]),p--,g--;else if(a[u]===s[g])l[g]=E(o[u],i[g]),I(t,l[g+1],o[u]),u++,g--;else if(a[p]===s[_])l[_]=E(o[p],i[_]),I(t,o[u],o[p]),p--,_++;else if(d===void 0&&(d=Ft(s,_,g),c=Ft(a,u,p)),d.has(a[u]))if(d.has(a[p])){let $=c.get(s[_]),Ae=$!==void 0?o[$]:null;if(Ae===null){let Je=I(t,o[u]);E(Je,i[_]),l[_]=Je}else l[_]=E(Ae,i[_]),I(t,o[u],Ae),o[$]=null;_++}else be(o[p]),p--;else be(o[u]),u++;for(;_<=g;){let $=I(t,l[g+1]);E($,i[_]),l[_++]=$}for(;u<=p;){let $=o[u++];$!==null&&be($)}return this.ut=s,Bt(t,l),w}});function qt(t,e,n){return f`
    <section part="loads" class="loads">
      <div class="row">
        <h3 class="what" id="loads">${e}</h3>
        <span class="turn" part="next-turn">${t.next_turn}</span>
      </div>
      <ul role="list" aria-labelledby="loads">
        ${Gt(t.loads,r=>r.id,r=>cr(r,n))}
      </ul>
    </section>
  `}function cr(t,e){return f`
    <li part="load" class="load" data-load=${t.id} data-kind=${t.kind} data-tone=${t.tone}>
      <button part="load-info" class="info plain" @click=${()=>e.look(t.entity)}>
        <span class="mark" style=${v({"--load-color":J(t.color),"--load-fill":ye(t.color)})}>
          <ha-icon icon=${t.icon}></ha-icon>
        </span>
        <span class="text">
          <span class="name" part="load-name">
            <span class="called lines" dir="auto">${t.name}</span>
            ${t.budget===null?m:f`<span class="budget lines" dir="auto">${t.budget}</span>`}
          </span>
          <span class="why">
            <span class="reason" part="load-reason">${t.reason}</span>
            ${t.detail===""?m:f`<span class="detail" part="load-detail">${t.detail}</span>`}
          </span>
        </span>
        <span class="values">
          ${mr(t)}
          ${t.power===null?m:f`<span class="watts" part="load-power">${t.power}</span>`}
        </span>
      </button>
      ${t.resume===null?m:Vt(t.resume,"resume","mdi:play",()=>e.press(t.resume?.entity??""))}
      ${t.boost===null?m:Vt(t.boost,"boost","mdi:rocket-launch",()=>e.toggle(t.boost?.entity??"",t.boost?.is_on??!1))}
    </li>
  `}function mr(t){return t.warmth===null?m:f`<span class="warmth" part="load-temperature" aria-hidden="true">
      ${t.measured===null?m:f`<span class="measured">${t.measured}</span>`}
      ${t.setpoint===null?m:f`<span class="setpoint">${t.setpoint}</span>`}
    </span>
    <span class="heard">${t.warmth}</span>`}function Vt(t,e,n,r){return f`<button
    part=${e}
    class="press"
    aria-label=${t.label}
    aria-pressed=${e==="boost"?String(t.is_on):m}
    title=${t.label}
    @click=${r}
  >
    <ha-icon icon=${n}></ha-icon>
  </button>`}function Wt(t,e){let n=r=>v({inlineSize:`${100*Math.min(1,r)}%`});return f`
    <button part="window" class="window plain ${t.is_over?"over":""}" @click=${()=>e.look(t.entity)}>
      <span class="row">
        <span class="what">${t.title}</span>
        ${t.month===null?m:f`<span class="month">${t.month}</span>`}
      </span>
      <span class="scale" aria-hidden="true">
        <span class="expected" style=${n(t.forecast_at)}></span>
        <span class="average" style=${n(t.average_at)}></span>
        <span class="mark" style=${v({insetInlineStart:`${100*t.peak_at}%`})}></span>
      </span>
      <span class="figures-text" part="window-figures">${t.figures}</span>
    </button>
  `}function h(t,e){let n=e===void 0?void 0:t.states[e]?.state;return n===void 0||n.trim()===""?null:x(n)}function x(t){let e=typeof t=="number"?t:typeof t=="string"?Number(t):Number.NaN;return Number.isFinite(e)?e:null}var pr={heating:"runs",boosted:"runs",preheating:"runs",running:"runs",held_on:"runs",waiting:"waits",held_off:"waits",blocked:"fault",unavailable:"fault",offered:"offered",following:"runs",helping:"runs",requested:"runs",short:"waits",fallback:"waits",covering:"runs",charging:"runs",opposed:"waits",meter_silent:"waits"};function C(t){return pr[t]??"rests"}function B(...t){return t.filter(e=>e!=="").join(" · ")}function X(t,{hass:e,now:n,say:r,format:o}){let i=Date.parse(String(e.states[t??""]?.attributes.held_until??""));return i>n?[r("detail_for",{time:o.duration((i-n)/1e3)}),i]:["",null]}var R=1e3,D=100,we=360,Ue=36e5,fr=12e4,_r=[1/60,1/30,1/12,1/6,.25,.5,1,2,3,4,6],gr=6,Kt=.04;function ve(t,e){return{start:e-t*Ue,end:e}}function hr({start:t,end:e},n,r){let o=Math.min(...Fe(n).map(i=>r.of(i)[0]?.at??e));return{start:Math.max(t,Math.min(o,e-fr)),end:e}}function Jt(t,e,n,r,o){let i=hr(n,t,e),s=Zt(e.of(t.entities.available_power),i,Math.min),a=Zt(e.of(t.entities.granted_power),i,Math.max),l=Math.max(0,...U(s),...U(a)),d=xr(l),c=t.loads.map((u,p)=>yr(u,p,e,i,r,o));return{title:r("timeline",{time:o.duration((i.end-i.start)/1e3)}),tracks:c,ticks:kr(i,o),limit:Qt(s,d),granted:Qt(a,d),top:o.amount(d,t.unit),label:r("timeline_lines",{granted:o.amount(Math.max(0,...U(a)),t.unit),limit:o.amount(Math.min(...U(s),d),t.unit)}),is_empty:U(s).length+U(a).length===0&&c.every(u=>u.spans.length===0)}}function Fe(t){let{available_power:e,granted_power:n}=t.entities;return[e,n,...t.loads.map(Xt)].filter(r=>r!==void 0)}function Xt({entities:t}){return t.status??t.dispatched??t.power_set??t.service}function yr(t,e,n,r,o,i){let s=wr(n.of(Xt(t)),r);return{id:t.id,name:t.name,color:e,spans:s,label:br(t.name,s,o,i)}}function br(t,e,n,r){let o=d=>e.filter(c=>c.tone===d).reduce((c,u)=>c+u.to-u.from,0),[i,s,a]=[o("runs"),o("waits"),o("fault")],l=n("timeline_share",{name:t,ran:r.percent(i),waited:r.percent(s)});return a>0?`${l}, ${n("timeline_fault")} ${r.percent(a)}`:l}function wr(t,{start:e,end:n}){let r=[],o=1/we;return t.forEach((i,s)=>{let a=vr(i.state),l=Math.max(0,(i.at-e)/(n-e)),d=Math.min(1,((t[s+1]?.at??n)-e)/(n-e));if(a===null||d<=l)return;let c=r.at(-1);c!==void 0&&c.tone===a&&l-c.to<o?r[r.length-1]={...c,to:d}:(c===void 0||d-c.to>=o)&&r.push({from:l,to:d,tone:a})}),r}function vr(t){let e=Number(t);if(t.trim()!==""&&Number.isFinite(e))return e===0?null:"runs";let n=C(t);return n==="offered"?"waits":n==="rests"||t==="unavailable"?null:n}function Zt(t,{start:e,end:n},r){let o=Array.from({length:we},()=>[]),i=null;for(let{at:a,state:l}of t){let d=x(l.trim()===""?null:l),c=Math.floor((a-e)/(n-e)*we);c<0?i=d:o[c]?.push(d)}let s=i;return o.map(a=>{let l=[s,...a].filter(d=>d!==null);return s=a.at(-1)??(a.length>0?null:s),l.length>0?r(...l):null})}function U(t){return t.filter(e=>e!==null)}function Qt(t,e){let n=s=>Yt(s*R/we),r=s=>Yt(D-D*Math.max(0,s)/e),o="",i=null;return t.forEach((s,a)=>{s===null?o+=i===null?"":`H${n(a)}`:i===null?o+=`M${n(a)} ${r(s)}`:s!==i&&(o+=`H${n(a)}V${r(s)}`),i=s}),i===null?o:`${o}H${R}`}function Yt(t){return Math.round(10*t)/10}function xr(t){if(t<=0)return 1;let e=10**Math.floor(Math.log10(t));return e*([1,1.5,2,2.5,3,4,5,6,8,10].find(r=>r*e>=t-1e-9)??10)}function kr({start:t,end:e},n){let r=(e-t)/Ue,o=Ue*(_r.find(a=>r/a<=gr)??6),i=[],s=Math.ceil((t+n.ahead(t))/o)*o;for(let a=s;a<e+n.ahead(e);a+=o){let l=a-n.ahead(a-n.ahead(e)),d=(l-t)/(e-t);d>Kt&&d<1-Kt&&i.push({at:d,label:n.time(l)})}return i}function en(t,e){return f`
    <section part="timeline" class="timeline">
      <div class="row">
        <span class="what">${t.title}</span>
        <span class="legend" part="legend">
          <span class="key limit-key">${e("timeline_limit")}</span>
          <span class="key granted-key">${e("timeline_granted")}</span>
          ${Tr(t).map(n=>f`<span class="key track-key ${n}-key">${e(Cr[n])}</span>`)}
        </span>
      </div>
      ${t.is_empty?f`<p class="empty">${e("timeline_empty")}</p>`:$r(t)}
    </section>
  `}function $r(t){return f`
    <div class="graph">
      <span class="scale-top" aria-hidden="true">${t.top}</span>
      <svg
        part="lines"
        role="img"
        aria-label=${t.label}
        viewBox="0 0 ${R} ${D}"
        preserveAspectRatio="none"
      >
        ${t.ticks.map(e=>me`<path class="grid" d="M${R*e.at} 0V${D}" />`)}
        ${Sr(t)}
        <path class="limit-line" d=${t.limit} />
      </svg>
      ${t.tracks.map(Ar)}
      <div class="ticks" aria-hidden="true">
        ${t.ticks.map(e=>f`<span style=${v({left:`${100*e.at}%`})}>${e.label}</span>`)}
      </div>
    </div>
  `}function Sr(t){if(t.granted==="")return m;let n=t.granted.split("M").filter(r=>r!=="").map(r=>`M${r.split(/[ HV]/)[0]} ${D}V${r.split(" ")[1]}V${D}Z`);return me`<path class="granted-area" d=${n.join("")} /><path class="granted-line" d=${t.granted} />`}function Ar(t){return f`
    <span class="track-name" dir="auto" aria-hidden="true">${t.name}</span>
    <svg
      part="track"
      class="track"
      data-load=${t.id}
      role="img"
      aria-label=${t.label}
      viewBox="0 0 ${R} 10"
      preserveAspectRatio="none"
      style=${v({"--load-color":J(t.color)})}
    >
      <rect class="bed" width=${R} height="10" />
      ${tn.map(e=>me`<path class=${e} d=${Er(t.spans,e)} />`)}
    </svg>
  `}var tn=["runs","waits","fault"],Cr={runs:"timeline_ran",waits:"timeline_waited",fault:"timeline_fault"};function Tr(t){return tn.filter(e=>t.tracks.some(({spans:n})=>n.some(r=>r.tone===e)))}var Lr={runs:[[0,10]],waits:[[3,4]],fault:[[0,3.5],[6.5,3.5]]};function Er(t,e){let n=o=>Math.round(10*R*o)/10,r=t.filter(o=>o.tone===e);return Lr[e].flatMap(([o,i])=>r.map(({from:s,to:a})=>`M${n(s)} ${o}H${n(a)}v${i}H${n(s)}Z`)).join("")}var nn=y`
  .power {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .bar {
    position: relative;
    display: flex;
    gap: 2px;
    block-size: 20px;
    border-radius: 10px;
    overflow: hidden;
    background: var(--bed);
  }
  .segment {
    flex: none;
    min-inline-size: 2px;
    margin-inline-end: -2px;
    border-inline-end: 2px solid var(--ha-card-background, var(--card-background-color, #fff));
    box-sizing: border-box;
    transition: inline-size 300ms ease;
  }
  .bar .mark {
    position: absolute;
    inset-block: 0;
    inline-size: 3px;
    margin-inline-start: -1px;
    background: var(--strong);
    box-shadow: 0 0 0 2px var(--ha-card-background, var(--card-background-color, #fff));
  }
  .under {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--soft);
    font-size: 13px;
  }
  .left {
    flex: none;
  }
`;var rn=y`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .modes {
    flex: 1 1 176px;
    display: flex;
    flex-wrap: wrap;
    padding: 2px;
    gap: 2px;
    border-radius: 10px;
    background: var(--bed);
  }
  .mode,
  .toggle {
    border: 0;
    min-block-size: 40px;
    border-radius: 8px;
    background: none;
  }
  .mode {
    flex: 1;
    min-inline-size: 44px;
    padding: 2px 4px;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    line-height: 16px;
  }
  .mode .number {
    font-weight: 500;
  }
  .step {
    font-size: 11px;
    white-space: nowrap;
  }
  .mode[aria-checked="true"] {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .toggle {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px;
    background: var(--bed);
  }
  .toggle[aria-pressed="true"] {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    box-shadow: inset 0 0 0 2px var(--accent);
  }
`;var on=y`
  :host {
    display: block;
    --gap: 16px;
    --line: var(--divider-color, rgba(127, 127, 127, 0.3));
    --bed: rgba(127, 127, 127, 0.18);
    --soft: var(--secondary-text-color, #6b6b6b);
    --strong: var(--primary-text-color, #1c1c1c);
    --warn: var(--warning-color, #ffa600);
    --bad: var(--error-color, #db4437);
    --accent: var(--primary-color, #009ac7);
    --round: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
  }
  .frame {
    container-type: inline-size;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    padding: var(--gap);
    color: var(--strong);
    font-size: 14px;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
  }
  .message {
    margin: 0;
    padding: var(--gap);
    color: var(--soft);
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
  }
  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .plain {
    border: 0;
    margin: 0;
    padding: 0;
    background: none;
    text-align: start;
    border-radius: 8px;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  .row {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 4px 12px;
    flex-wrap: wrap;
  }
  .heard {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .what {
    margin: 0;
    font: inherit;
    font-weight: 500;
  }
`;var sn=y`
  .header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 12px;
    min-width: 0;
    position: relative;
    --tint: var(--soft);
  }
  .title[data-status="heating"] {
    --tint: var(--deep-orange-color, #ff6f22);
  }
  .title[data-status="limited"] {
    --tint: var(--amber-color, #ffc107);
  }
  .title[data-status="fault"] {
    --tint: var(--bad);
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    position: relative;
    overflow: hidden;
    color: var(--strong);
  }
  .badge::before {
    content: "";
    position: absolute;
    inset: 0;
    background: var(--tint);
    opacity: 0.25;
  }
  .badge ha-icon {
    position: relative;
    --mdc-icon-size: 22px;
  }
  .names,
  .text {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .name {
    font-weight: 500;
  }
  .lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .title .name {
    font-size: 16px;
    line-height: 22px;
  }
  .more::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: 8px;
  }
  .more:focus-visible {
    outline: none;
  }
  .more:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .status {
    color: var(--soft);
    font-size: 13px;
  }
  .figures {
    flex: none;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .granted {
    font-size: 24px;
    line-height: 28px;
  }
  .granted.over {
    color: var(--bad);
  }
  .over .left {
    color: var(--strong);
    font-weight: 500;
  }
  .limit {
    color: var(--soft);
    font-size: 13px;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--warn);
    border-radius: 8px;
  }
`;var an=y`
  .loads ul {
    list-style: none;
    margin: 4px 0 0;
    padding: 0;
    display: flex;
    flex-direction: column;
  }
  .turn {
    color: var(--soft);
    font-size: 13px;
  }
  .load {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 48px;
  }
  .load + .load {
    border-block-start: 1px solid var(--line);
  }
  .info {
    position: relative;
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 6px;
  }
  .load .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    border: 2px solid var(--load-color);
    box-sizing: border-box;
  }
  .load[data-tone="runs"] .mark {
    background: var(--load-fill);
    color: #fff;
  }
  .load[data-tone="rests"] .mark {
    border-color: var(--line);
    color: var(--soft);
  }
  .load[data-tone="waits"] .mark {
    border-style: dashed;
  }
  .load[data-tone="fault"] .mark {
    border-color: var(--bad);
    border-style: double;
    border-width: 4px;
  }
  .load .text {
    flex: 1;
  }
  .load .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
  }
  .budget {
    color: var(--soft);
    font-weight: 400;
    font-size: 12px;
  }
  .why {
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  .load[data-tone="waits"] .reason,
  .load[data-tone="fault"] .reason,
  .load[data-tone="offered"] .reason {
    color: var(--strong);
    font-weight: 500;
  }
  .detail::before {
    content: "· ";
  }
  .values {
    flex: none;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    font-size: 13px;
    line-height: 18px;
  }
  .measured {
    font-size: 14px;
  }
  .setpoint {
    color: var(--soft);
  }
  .measured + .setpoint::before {
    content: "/ ";
  }
  .watts {
    color: var(--soft);
  }
  .press {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-inline-end: -8px;
    border: 0;
    padding: 4px;
    background-clip: content-box;
    border-radius: 50%;
    background-color: transparent;
    color: var(--soft);
  }
  .press:hover {
    background-color: var(--bed);
  }
  .press[aria-pressed="true"] {
    background-color: var(--accent);
    color: var(--text-primary-color, #fff);
  }
`;var ln=y`
  .window {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .month,
  .figures-text {
    color: var(--soft);
    font-size: 13px;
  }
  .scale {
    position: relative;
    block-size: 8px;
    border-radius: 4px;
    background: var(--bed);
  }
  .scale > * {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 4px;
  }
  .expected {
    background: var(--accent);
    opacity: 0.4;
  }
  .average {
    background: var(--accent);
  }
  .window.over .expected,
  .window.over .average {
    background: var(--bad);
  }
  .scale .mark {
    inset-block: -3px;
    inline-size: 2px;
    background: var(--strong);
  }
`;var dn=y`
  .timeline {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--soft);
    font-size: 12px;
  }
  .key::before {
    content: "";
    display: inline-block;
    vertical-align: middle;
    inline-size: 14px;
    margin-inline-end: 6px;
    border-block-start: 2px solid var(--accent);
  }
  .limit-key::before {
    border-block-start: 2px dashed var(--strong);
  }
  .track-key::before {
    block-size: 8px;
    border: 0;
    border-radius: 2px;
    background: var(--soft);
  }
  .waits-key::before {
    block-size: 3px;
    background: var(--strong);
    opacity: 0.45;
  }
  .fault-key::before {
    background: linear-gradient(var(--bad) 0 3px, transparent 3px 5px, var(--bad) 5px);
  }
  .empty {
    margin: 0;
    color: var(--soft);
  }
  .graph {
    display: grid;
    grid-template-columns: minmax(64px, 24%) 1fr;
    align-items: center;
    gap: 4px 8px;
    font-size: 12px;
    line-height: 14px;
    color: var(--soft);
  }
  .scale-top {
    align-self: start;
    text-align: end;
  }
  .graph svg {
    display: block;
    inline-size: 100%;
    block-size: 12px;
    direction: ltr;
    border-radius: 3px;
    overflow: hidden;
  }
  .graph svg[part="lines"] {
    block-size: 72px;
    border-radius: 0;
    overflow: visible;
  }
  .graph [part="lines"] path {
    fill: none;
    vector-effect: non-scaling-stroke;
    stroke-width: 2px;
  }
  .grid {
    stroke: var(--line);
    stroke-width: 1px !important;
  }
  .limit-line {
    stroke: var(--strong);
    stroke-dasharray: 4 3;
  }
  .granted-line {
    stroke: var(--accent);
  }
  [part="lines"] path.granted-area {
    fill: var(--accent);
    opacity: 0.15;
  }
  .track-name {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bed {
    fill: var(--bed);
  }
  .runs {
    fill: var(--load-color);
  }
  .waits {
    fill: var(--strong);
    opacity: 0.45;
  }
  .fault {
    fill: var(--bad);
  }
  .ticks {
    grid-column: 2;
    position: relative;
    block-size: 14px;
    direction: ltr;
  }
  .ticks span {
    position: absolute;
    transform: translateX(-50%);
    white-space: nowrap;
  }
`;var un=y`
  @container (max-width: 400px) {
    .graph {
      grid-template-columns: minmax(56px, 26%) 1fr;
    }
    .info {
      gap: 8px;
    }
    .ticks span:nth-child(even) {
      display: none;
    }
  }
  @container (max-width: 260px) {
    .header,
    .info,
    .under {
      flex-wrap: wrap;
    }
    .under > * {
      flex: none;
      max-inline-size: 100%;
    }
    .under,
    .info {
      row-gap: 0;
    }
    .load .text {
      flex-basis: calc(100% - 40px);
      overflow-wrap: anywhere;
    }
    .values {
      flex-flow: row wrap;
      flex-shrink: 1;
      column-gap: 8px;
      margin-inline-start: 40px;
    }
    .ticks span:nth-child(odd):not(:nth-child(4n + 1)),
    .ticks span:last-child:not(:first-child) {
      display: none;
    }
  }
  @container (min-width: 760px) {
    .card {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: repeat(5, auto) 1fr;
      gap: var(--gap) 32px;
      align-items: start;
    }
    .card > * {
      grid-column: 1;
    }
    .card > .loads {
      grid-column: 2;
      grid-row: 1 / span 6;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .segment {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --ha-card-background: Canvas;
      --line: CanvasText;
      --soft: CanvasText;
      --strong: CanvasText;
    }
    .bar,
    .scale,
    .load .mark,
    .track-key::before,
    .graph svg {
      forced-color-adjust: none;
    }
    .mode[aria-checked="true"],
    .toggle[aria-pressed="true"],
    .press[aria-pressed="true"] {
      forced-color-adjust: none;
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;var cn=[on,sn,nn,ln,an,dn,rn,un];var Ge=" ",Ve=1e3,ee=60,Rr=3600,qe=6e4,Hr=1440*qe,Mr=7,Pr={calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric"},Or={comma_decimal:"en-US",decimal_comma:"de-DE",space_comma:"fr-FR",quote_decimal:"de-CH"},F=class{#e;#n;#t;#i;#r;#o;#a=new Map;constructor(e,n){this.#t=Dr(e.language),this.#o=je(this.#t);let r=e.number_format??"language";this.#n=r!=="none",this.#e=r==="system"?void 0:Or[r]??(r==="none"?"en-US":this.#t),this.#r=e.time_zone==="local"?{}:zr(n);let i={...{hour:"numeric",minute:"2-digit"},...this.#r,...Nr(e.time_format)};this.#i=new Intl.DateTimeFormat(this.#t,i)}amount(e,n){return n==="loads"?this.number(e,1):this.power(e)}power(e){if(Math.abs(Math.round(e))<Ve)return this.#o(`${this.number(e,0)}${Ge}W`);let n=Math.abs(e)<10*Ve?2:1;return this.#o(`${this.number(e/Ve,n)}${Ge}kW`)}number(e,n){let r=Math.round(e*10**n)/10**n;return this.#l({maximumFractionDigits:n,useGrouping:this.#n}).format(r+0)}temperature(e,n=""){let r={minimumFractionDigits:1,maximumFractionDigits:1},o=this.#l(r).format(e);return n===""?o:this.#o(`${o}${Ge}${n}`)}percent(e){return this.#l({style:"percent",maximumFractionDigits:0}).format(e)}duration(e){if(e<ee)return this.#s(Math.max(0,Math.ceil(e)),"second");let n=Math.ceil(e/ee);if(n<Rr/ee)return this.#s(n,"minute");let r=n%ee,o=this.#s(Math.floor(n/ee),"hour");return r===0?o:this.#o(`${o} ${this.#s(r,"minute")}`)}time(e){return this.#i.format(e)}moment(e,n){let r=a=>Math.floor((a+this.ahead(a))/Hr);if(r(e)===r(n))return this.time(e);let i=r(e)-r(n)<Mr?{weekday:"short"}:{day:"numeric",month:"short"},s=fe(this.#t);return`${new Intl.DateTimeFormat(s,{...i,...this.#r}).format(e)} ${this.time(e)}`}ahead(e){let n=new Intl.DateTimeFormat("en-US",{...Pr,...this.#r}).formatToParts(e),{year:r,month:o,day:i,hour:s,minute:a}=Object.fromEntries(n.map(({type:d,value:c})=>[d,Number(c)]));return Date.UTC(r??0,(o??1)-1,i,s,a)-Math.floor(e/qe)*qe}isOne(e){return new Intl.PluralRules(fe(this.#t)).select(e)==="one"}#s(e,n){let r={style:"unit",unit:n,unitDisplay:"short"};return this.#o(this.#l(r,fe(this.#t)).format(e))}#l(e,n=this.#e){let r=`${n}${JSON.stringify(e)}`,o=this.#a.get(r)??new Intl.NumberFormat(n,e);return this.#a.set(r,o),o}};function zr(t){try{return new Intl.DateTimeFormat("en",{timeZone:t}),{timeZone:t}}catch{return{}}}function Dr(t){try{return Intl.getCanonicalLocales(t)[0]??"en"}catch{return"en"}}function Nr(t){if(t==="12")return{hourCycle:"h12"};if(t==="24")return{hourCycle:"h23"};if(t!=="system")return{};let{hourCycle:e}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();return e===void 0?{}:{hourCycle:e}}var jr="unavailable",xe=class{constructor(){this.#e=new Map;this.version=0}#e;of(e){return this.#e.get(e??"")??[]}add(e,n){this.version+=1;for(let[r,o]of Object.entries(e.states)){let i=this.#e.get(r)??[];for(let{s:a,lu:l,lc:d}of o)Ir(i,{at:1e3*(d??l),state:a??jr});let s=Br(i,n);this.#e.set(r,s.length>2e3?Ur(s,1e3):s)}}clear(){this.version+=1,this.#e.clear()}};function Ir(t,e){for(;t.length>0&&(t.at(-1)?.at??0)>=e.at;)t.pop();t.at(-1)?.state!==e.state&&t.push(e)}function Br(t,e){let n=t.findLastIndex(r=>r.at<=e);return n<=0?t:t.slice(n)}function Ur(t,e){let n=t[0]?.at??0,r=((t.at(-1)?.at??0)-n+1)/e,o=i=>Math.floor((i.at-n)/r);return t.filter((i,s)=>{let a=t[s+1];return a===void 0||o(a)!==o(i)})}var mn=.5;function pn(t,e,n,r,o){let{limit:i}=e,s=t.loads.map((p,_)=>({id:p.id,name:p.name,color:_,amount:e.loads[p.id]?.layer??0})),a=s.reduce((p,_)=>p+_.amount,0),l=Math.max(i,a),d=s.filter(p=>p.amount>0).map(p=>({...p,share:p.amount/l,amount:o.amount(p.amount,t.unit)})),c=o.amount(a,t.unit),u=o.amount(i,t.unit);return{segments:d,limit_at:l>0?Math.max(0,i)/l:1,granted:t.unit==="loads"?r(o.isOne(a)?"bar_load":"bar_loads",{count:c}):c,of_limit:r("bar_of",{limit:u}),bound_by:Fr(t,e,n,r),left:Gr(i-a,t,r,o),is_over:a>i+mn,house:qr(t,n,r,o),label:[r("bar_label",{granted:c,limit:u}),...d.map(p=>`${p.name} ${p.amount}`)].join(", ")}}function Fr(t,e,n,r){if(e.bound_by!=="power_step")return r(`limit_${e.bound_by}`);let o=h(n,t.entities.power_saving_mode)??0;return o===0?r("limit_connection"):r("limit_power_step",{mode:o})}function Gr(t,e,n,r){let o=r.amount(Math.abs(t),e.unit);return Math.abs(t)<=mn?n("bar_full"):n(t>0?"bar_free":"bar_over",{power:o})}var Vr={whole_house:["bar_house","bar_feeds"],other_loads:["bar_rest","bar_rest_feeds"]};function qr(t,e,n,r){let o={W:1,kW:1e3},i=0;for(let l of t.meters){let d=h(e,l),c=o[String(e.states[l]?.attributes.unit_of_measurement)];if(d===null||c===void 0)return null;i+=d*c}if(t.meters.length===0)return null;let[s,a]=Vr[t.estimate??"whole_house"];return n(i<0?a:s,{power:r.power(Math.abs(i))})}function _n(t,e,n,r){let o=t.entities.power_saving_mode,i=h(e,o),s=t.power_steps.map((a,l)=>{let d=r.amount(a,t.unit);return{mode:l,limit:d,label:n("mode_of",{mode:l,limit:d}),is_set:l===i}});return{mode_entity:i!==null&&s.length>1?o??null:null,mode_label:n("mode"),modes:s,toggles:[fn("auto_mode","mdi:auto-mode",t,e,n),fn("away","mdi:home-export-outline",t,e,n)].filter(a=>a!==null)}}function fn(t,e,n,r,o){let i=n.entities[t],s=i===void 0?void 0:r.states[i]?.state;return i===void 0||s!=="on"&&s!=="off"?null:{role:t,entity:i,label:o(t),icon:e,is_on:s==="on"}}var Wr={following:"reason_following",short:"reason_short",helping:"reason_helping",requested:"reason_requested",idle:"reason_resting",fallback:"reason_fallback",blocked:"reason_blocked",unavailable:"reason_unavailable"};function gn(t,e){let{hass:n,say:r,format:o}=e,i=n.states[t.entities.asset_status??""]?.state??"unknown",s=h(n,t.entities.dispatched),a=h(n,t.entities.target),[l,d]=X(t.entities.asset_status,e),u=i==="short"&&s!==null&&a!==null?r("detail_level",{level:o.power(s),wanted:o.power(a)}):"";return{reason:r(Wr[i]??"reason_unknown"),tone:C(i),detail:B(u,l),until:d,power:s?o.power(s):null}}var Kr={covering:"service_covering",charging:"service_charging",idle:"service_idle",full:"service_full",empty:"service_empty",opposed:"service_opposed",meter_silent:"service_meter_silent",blocked:"reason_blocked",unavailable:"reason_unavailable"},Zr=50;function hn(t,e){let{hass:n,say:r}=e,o=n.states[t.entities.service??""],i=o?.state??"",s=n.states[t.entities.health??""]?.state==="blocked",a=s?"reason_blocked":Kr[i];if(a===void 0)return i==="observed"?Yr(t,e):Qr(t,e);let l=x(o?.attributes.set_w)??h(n,t.entities.power_set),[d,c]=X(t.entities.power_set,e),u=s?"fault":C(i);return{reason:r(a),tone:u,detail:d,until:c,power:We(l,e)}}function Qr(t,e){let n=h(e.hass,t.entities.power_set)??0,[r,o]=X(t.entities.power_set,e),i=n!==0||o!==null;return{reason:e.say(yn(n)),tone:n===0?"rests":"runs",detail:B(i?e.say("detail_by_request"):"",r),until:o,power:We(n,e)}}function Yr(t,e){let n=x(e.hass.states[t.entities.service??""]?.attributes.drawn_w)??0,r=Math.abs(n)>Zr?n:0;return{reason:e.say(yn(r)),tone:r===0?"rests":"runs",detail:e.say("detail_observed"),until:null,power:We(r,e)}}function yn(t){return t===0?"reason_resting":t>0?"reason_charging":"reason_discharging"}function We(t,{format:e}){return t?e.power(Math.abs(t)):null}function wn(t,e,{hass:n,config:r,say:o,format:i}){let s=n.config.unit_system.temperature,a=Xr(t,e?.setpoint_c??null,n,r),l=a.measured===null?null:i.temperature(a.measured,s),d=a.setpoint===null?null:i.temperature(a.setpoint,s);return l===null&&d===null?null:{measured:a.measured!==null&&d!==null?i.temperature(a.measured):l,setpoint:d,label:Jr(l,d,o)}}function Jr(t,e,n){return t===null?n("setpoint_only",{setpoint:e??""}):e===null?n("temperature_only",{measured:t}):n("temperature",{measured:t,setpoint:e})}function Xr(t,e,n,{thermostats:r}){let{demand_entity:o,switch:i,thermostat:s}=t.wired,a=e===null?null:te(e,"°C",n.config.unit_system.temperature),l=[ke(r?.[t.name]??r?.[t.id],n),ke(o,n),eo(t,n),{measured:null,setpoint:a},ke(s,n),ke(i,n)];return{measured:l.find(({measured:d})=>d!==null)?.measured??null,setpoint:l.find(({setpoint:d})=>d!==null)?.setpoint??null}}function ke(t,e){let n=t?.startsWith("climate.")?e.states[t]:void 0,{current_temperature:r,temperature:o,target_temp_low:i}=n?.attributes??{};return{measured:x(r),setpoint:x(o)??x(i)}}function eo(t,e){let{temperature_sensor:n,setpoint_entity:r}=t.wired,o=e.config.unit_system.temperature,i=t.setpoint_c;return{measured:bn(e,n,o,"current_temperature"),setpoint:r===void 0?i!==null&&n!==void 0?te(i,"°C",o):null:bn(e,r,o,"temperature")}}function bn(t,e,n,r){let o=e===void 0?void 0:t.states[e];if(o===void 0||e===void 0)return null;if(e.startsWith("climate."))return x(o.attributes[r]);let i=h(t,e);return i===null?null:te(i,String(o.attributes.unit_of_measurement??n),n)}function te(t,e,n){return e==="°C"&&n==="°F"?t*9/5+32:e==="°F"&&n==="°C"?(t-32)*5/9:t}function vn(t,e,n,r){let o=h(e,t.wired.soc);if(o===null)return null;let i=r.percent(o/100);return{measured:i,setpoint:null,label:n("soc",{percent:i})}}function xn(t,e,n){return e!==void 0?no(t,e,n):t.kind==="battery"?hn(t,n):t.kind==="asset"?gn(t,n):to(t,n)}function to(t,{hass:e,say:n}){let r=e.states[t.entities.status??""]?.state??"unknown",o=r in Ke;return{reason:n(o?Ke[r]??"reason_unknown":"reason_unknown"),tone:o?C(r):"rests",detail:"",until:null,power:null}}var Ke={heating:"reason_heating",boosted:"reason_boosted",satisfied:"reason_off",waiting:"reason_waiting",held_on:"reason_held_on",held_off:"reason_held_off",away:"reason_away",blocked:"reason_blocked",unavailable:"reason_unavailable",preheating:"reason_preheating",running:"reason_running",offered:"reason_offered"};function no(t,e,n){let r=B(io(t,e,n),so(e,n),ao(e,n),lo(e,n),uo(e,n));return{reason:n.say(oo(t,e,n)),tone:e.health==="welded"?"fault":C(e.reason),detail:r,until:r===""?null:ro(e,n.now),power:null}}function ro(t,e){let{held_until:n,boost_until:r,blocked_until:o,requested_until:i,preheating_until:s}=t,l=[n,r,o,i,s].map(d=>Date.parse(d??"")).filter(d=>d>e);return l.length>0?Math.min(...l):null}function oo(t,e,{hass:n}){let{reason:r,health:o}=e,i=t.kind==="heater"&&n.states[t.wired.temperature_sensor??""]!==void 0,s=e.requested_w!==null;return{blocked:[[o==="welded","reason_welded"]],heating:[[e.freezes,"reason_freezes"],[s,"reason_requested"],[t.kind==="modulating","reason_drawing"],[o==="idle","reason_idle"]],waiting:[[e.freezes,"reason_freezes"],[t.kind==="attended","reason_shed"]],satisfied:[[s,"reason_requested"],[i,"reason_satisfied"]]}[r]?.find(([d])=>d)?.[1]??Ke[r]??"reason_unknown"}function io(t,e,{say:n,format:r}){let{level_w:o,wanted_w:i}=e;return t.kind!=="modulating"||!o||!i||o>=i?"":n("detail_level",{level:r.power(o),wanted:r.power(i)})}function so(t,{layout:e,say:n,format:r}){if(t.reason!=="waiting"||t.needs<=0)return"";let o=r.amount(t.needs,t.needs_unit);return t.needs_of!==null&&t.needs_of!==e.name?n("detail_needs_of",{power:o,budget:t.needs_of??""}):n("detail_needs",{power:o})}function ao({requested_w:t,reason:e,level_w:n},{say:r,format:o}){return t===null||e==="heating"&&n?"":r("detail_asked",{power:o.power(t)})}function lo(t,{hass:e,now:n,say:r,format:o}){let i=e.config.unit_system.temperature,s=Date.parse(t.preheating_until??"");if(t.preheating_c===null||!(s>n))return"";let a=o.temperature(te(t.preheating_c,"°C",i),i);return r("detail_ahead",{temperature:a,time:o.time(s)})}function uo(t,{now:e,say:n,format:r}){let o=p=>Math.max(0,(Date.parse(p??"")-e)/1e3),i=p=>({time:r.duration(o(p))}),{reason:s,held_until:a,boost_until:l,blocked_until:d,requested_until:c}=t;return s==="blocked"&&o(d)>0?n("detail_retry",i(d)):s==="boosted"&&o(l)>0?n("detail_for",i(l)):(s==="held_on"||s==="held_off")&&o(a)>0?n("detail_for",i(a)):o(c)>0?n("detail_for",i(c)):s==="heating"&&o(a)>0?n("detail_at_least",i(a)):""}var co={heater:"mdi:radiator",modulating:"mdi:ev-station",attended:"mdi:stove",battery:"mdi:home-battery",asset:"mdi:calendar-clock"};function $n(t){let e=o=>t.decided?.loads[o.id]?.place??-1,n=o=>e(o)<0?Number.POSITIVE_INFINITY:e(o);return t.layout.loads.map((o,i)=>({load:o,color:i})).toSorted((o,i)=>Math.sign(n(o.load)-n(i.load))||o.color-i.color).map(({load:o,color:i})=>mo(o,i,t))}function mo(t,e,n){let{layout:r,decided:o,hass:i,say:s,format:a}=n,l=o?.loads[t.id],d=xn(t,l,n),c=wn(t,l,n)??vn(t,i,s,a);return{...d,id:t.id,name:t.name,kind:t.kind,icon:co[t.kind]??"mdi:flash",color:e,budget:t.budget_id===r.entry_id?null:t.budget,measured:c?.measured??null,setpoint:c?.setpoint??null,warmth:c?.label??null,power:d.power??po(l,r,a),boost:kn("boost",t,i,s),resume:d.tone==="offered"?kn("resume",t,i,s):null,entity:Ze(t)}}function Ze(t){let{status:e,asset_status:n,power_set:r}=t.entities;return e??n??r??Object.values(t.entities)[0]??""}function po(t,e,n){return t===void 0||t.layer<=0||e.unit==="loads"?null:n.power(t.layer)}function kn(t,e,n,r){let o=e.entities[t],i=o===void 0?void 0:n.states[o];return o===void 0||i===void 0||i.state==="unavailable"?null:{entity:o,label:r(t,{name:e.name}),is_on:i.state==="on"}}var fo=1.1;function Sn(t,e,n,r){let{window:o,entities:i}=t,s=i.window_average,a=h(e,s);if(o===null||s===void 0||a===null)return null;let l=h(e,i.window_forecast)??a,d=h(e,i.month_peak),c=o.follow_peak?Math.max(o.peak_w,d??0):o.peak_w,u=fo*Math.max(a,l,c,1);return{title:n("window_title",{minutes:r.number(o.minutes,0)}),figures:n("window_figures",{average:r.power(a),forecast:r.power(l),peak:r.power(c)}),month:d===null||d<=0?null:n("window_month",{power:r.power(d)}),average_at:Math.max(0,a)/u,forecast_at:Math.max(0,l)/u,peak_at:c/u,is_over:l>c,entity:s}}var An={idle:"mdi:power-sleep",heating:"mdi:radiator",limited:"mdi:transmission-tower-export",away:"mdi:home-export-outline",fault:"mdi:alert-circle-outline",unknown:"mdi:progress-clock"};function Cn(t,e,n,r,o,i){let s=new F(n.locale,n.config.time_zone),a=$n({layout:t,decided:e,hass:n,config:r,now:o,say:i,format:s}),l=Tn(e),d=go(e,o),c=[...a.map(u=>u.until),d].filter(u=>u!==null);return{title:r.name||t.name,status:l,status_text:_o({layout:t,decided:e,hass:n,now:o,say:i,format:s}),icon:An[l],test_mode:e?.tested?i("test_mode"):null,entity:t.entities.radiator_status??null,bar:e===null?null:pn(t,e,n,i,s),tariff:L(r,"window")?Sn(t,n,i,s):null,loads:L(r,"loads")?a:[],next_turn:d===null?"":i("detail_turn",{time:s.duration((d-o)/1e3)}),controls:L(r,"controls")?_n(t,n,i,s):null,until:c.length===0?null:Math.min(...c)}}function Tn(t){return t!==null&&t.status in An?t.status:"unknown"}function _o({layout:t,decided:e,hass:n,now:r,say:o,format:i}){let s=Tn(e),a=n.states[t.entities.away??""],l=Date.parse(String(a?.attributes.return_at??""));return s==="away"&&a?.state==="on"&&l>r?o("status_away_until",{time:i.moment(l,r)}):o(`status_${s}`,{count:i.number(ho(e),0)})}function go(t,e){let n=Date.parse(t?.next_turn_at??"");return Object.values(t?.loads??{}).some(o=>o.reason==="waiting"&&o.place>=0)&&n>e?n:null}function ho(t){return Object.values(t?.loads??{}).filter(yo).length}function yo(t){let e=t.asks||t.boosted||t.freezes;return t.reason==="waiting"||e&&t.granted<=0&&t.reason!=="away"}function Ln(t,e){let n=[...Object.values(t.entities),...t.meters,...t.loads.flatMap(r=>[...Object.values(r.entities),...Object.values(r.wired)]),...Object.values(e.thermostats??{})];return[...new Set(n)]}var bo=1e3,En=1e4,wo=9e4,vo=50,$e=class extends T{static{this.styles=cn}static{this.properties={hass:{attribute:!1},_config:{state:!0},_layout:{state:!0},_decided:{state:!0},_failed:{state:!0},_now:{state:!0},_heard:{state:!0}}}static{this.getConfigForm=Tt}static{this.getStubConfig=Lt}#e=null;#n=null;#t="";#i=new xe;#r=null;#o;#a=[];constructor(){super(),this._decided=null,this._failed=!1,this._now=Date.now(),this._heard=0}setConfig(e){let n=this._config;this._config=yt(e),n!==void 0&&n.budget!==e.budget&&this.#c()}getCardSize(){return Math.max(3,Math.ceil(this.getBoundingClientRect().height/vo))}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#c(),clearTimeout(this.#o)}shouldUpdate(e){let n=e.get("hass");if(e.size>1||n===void 0||this.hass===void 0)return!0;let{states:r,locale:o,config:i}=this.hass;return o!==n.locale||i!==n.config||this.#a.some(a=>r[a]!==n.states[a])}willUpdate(e){this.hass===void 0||this._config===void 0||!this.isConnected||(this._now=Date.now(),this.#e===null&&this.#_(this.hass,this._config),(e.has("_layout")||e.has("_config"))&&this.#g(this.hass,this._config))}update(e){Rt(this.renderRoot,()=>super.update(e))}render(){let{hass:e,_config:n}=this;if(e===void 0||n===void 0)return m;let r=k(e.locale.language);if(!this._layout)return this.#m(r(this.#l()));let o=Cn(this._layout,this._decided,e,n,this._now,r);return this.#p(o.until,n),f`
      <ha-card>
        <div class="frame">
          <div class="card" part="card" data-status=${o.status}>
          ${Nt(o,this.#d)} ${o.bar===null?m:zt(o.bar)}
          ${o.tariff===null?m:Wt(o.tariff,this.#d)}
          ${o.loads.length===0?m:qt(o,r("loads"),this.#d)}
          ${L(n,"timeline")?en(this.#s(this._layout,e,n),r):m}
          ${o.controls===null?m:Dt(o.controls,this.#d)}
          </div>
        </div>
      </ha-card>
    `}#s(e,n,r){let o=[e,r,n.locale,this.#i.version],i=o.some((s,a)=>s!==this.#r?.made[a]);if(this.#r===null||i||this._now-this.#r.at>=En){let s=ve(r.hours??b.usual,this._now),a=new F(n.locale,n.config.time_zone),l=Jt(e,this.#i,s,k(n.locale.language),a);this.#r={at:this._now,made:o,drawn:l}}return this.#r.drawn}#l(){return this._failed?"not_found":this._layout===null?"stopped":"loading"}#m(e){return f`<ha-card><p class="message" part="message" role="status">${e}</p></ha-card>`}#p(e,n){if(clearTimeout(this.#o),e===null&&!L(n,"timeline"))return;let r=e!==null&&e-this._now<wo;this.#o=setTimeout(this.#f,r?bo:En)}#f=()=>{this._now=Date.now()};#_(e,n){this.#e=new Q(e.connection,{ask:()=>({type:"power_budget/card",...n.budget?{entry_id:n.budget}:{}}),hear:r=>{r.gone&&this.#e?.reopen(),this._failed=!1,r.layout!==void 0&&(this._layout=r.layout),r.decided!==void 0&&(this._decided=r.decided)},fail:r=>{let o=Pt(r);o!==null&&(this._failed=o==="not_found",this._layout=null)}}),this.#e.open()}#g(e,n){let r=this._layout;this.#a=r?Ln(r,n):[];let o=r&&L(n,"timeline")?Fe(r):[],i=n.hours??b.usual,s=`${i} ${o.join(" ")}`;s!==this.#t&&(this.#t=s,this.#n?.close(),this.#n=null,this.#i.clear(),o.length!==0&&(this.#n=new Q(e.connection,{ask:()=>({type:"history/stream",entity_ids:o,start_time:new Date(ve(i,Date.now()).start).toISOString(),minimal_response:!0,no_attributes:!0}),hear:a=>{this.#i.add(a,ve(i,Date.now()).start),this._heard+=1}}),this.#n.open()))}#c(){this.#e?.close(),this.#n?.close(),this.#e=null,this.#n=null,this.#t="",this._layout=void 0,this._decided=null,this._failed=!1}#d={look:e=>{if(e===null)return;let n={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:n}))},toggle:(e,n)=>this.#u("switch",n?"turn_off":"turn_on",{entity_id:e}),press:e=>this.#u("button","press",{entity_id:e}),set:(e,n)=>this.#u("number","set_value",{entity_id:e,value:n})};#u(e,n,r){let o=()=>{};this.hass?.callService(e,n,r).catch(o)}};function Rn(t){let e=k(_e());window.customCards??=[],window.customCards.push({type:t,name:e("card_name"),description:e("card_description"),preview:!0,getEntitySuggestion(n,r){let o=Et(n,r);return o===void 0?null:{config:{type:`custom:${t}`,budget:o,hours:b.usual}}}})}function Hn(t){let e=k(_e());window.customStrategies??=[],window.customStrategies.push({type:t,strategyType:"dashboard",name:e("card_name"),description:e("strategy_description")})}var Qe={grid_options:{columns:"full"}},xo=24,ko=6;function Mn(t,e,n){let r=new Set(t.map(s=>s.entry_id)),i=t.filter(s=>s.parent===null||!r.has(s.parent)).map(s=>$o(s,Pn(s,t),e,n));return{title:n("strategy_title"),views:i.length>0?i:[Ro(n)]}}function Pn(t,e){return e.filter(r=>r.parent===t.entry_id).flatMap(r=>[r,...Pn(r,e)])}function $o(t,e,n,r){return{title:t.name,path:t.entry_id.toLowerCase(),type:"sections",max_columns:3,sections:[ne("",On(t,n)),ne(r("strategy_controls"),...zn(t,Co)),...e.map(o=>ne(o.name,...So(o,n))),ne(r("strategy_history"),...Lo(t),...Eo(t,r))].filter(o=>o.cards.some(i=>i.type!=="heading"))}}function So(t,e){return[On(t,{...e,hide:["timeline","controls"]}),...zn(t,To)]}function ne(t,...e){return{type:"grid",cards:t===""?e:[{type:"heading",heading:t},...e]}}function On(t,e){return{type:"custom:power-budget-card",budget:t.entry_id,...e}}var Ao={power_saving_mode:{features:[{type:"numeric-input",style:"buttons"}]},run_cycle:{hide_state:!0}},Co=["power_saving_mode","power_budget","auto_mode","away","test_mode","run_cycle"],To=["power_saving_mode","power_budget","auto_mode","away"];function zn(t,e){let n=r=>r==="power_saving_mode"&&t.power_steps.length<2;return e.filter(r=>t.entities[r]!==void 0&&!n(r)).map(r=>({type:"tile",entity:t.entities[r],name:{type:"entity"},...Ao[r]}))}function Lo(t){let{available_power:e,granted_power:n,window_forecast:r}=t.entities,i=[e,n,...t.meters,r].filter(s=>s!==void 0).map(s=>({entity:s}));return i.length===0?[]:[{type:"history-graph",hours_to_show:xo,entities:i,...Qe}]}function Eo(t,e){let n=t.loads.map(Ze).filter(o=>o!=="");return n.length===0?[]:[{type:"logbook",...{title:e("strategy_decisions"),hours_to_show:ko},target:{entity_id:n},...Qe}]}function Ro(t){let e=ne("",{type:"markdown",content:t("strategy_none"),...Qe});return{title:t("strategy_title"),path:"none",type:"sections",max_columns:1,sections:[e]}}var Se=class extends HTMLElement{static{this.registryDependencies=["entities","devices"]}static async generate(e,n){let{hours:r,thermostats:o}=e,i={...r&&{hours:r},...o&&{thermostats:o}};return Mn(await Ho(n),i,k(n.locale.language))}static getCreateSuggestions(){return{title:"Power Budget",icon:"mdi:home-lightning-bolt"}}};async function Ho(t){try{return(await t.callWS({type:"power_budget/budgets"})).budgets}catch{return[]}}var Ye="power-budget-card",Dn="power-budget";customElements.get(Ye)||(customElements.define(Ye,$e),customElements.define(`ll-strategy-dashboard-${Dn}`,Se),Rn(Ye),Hn(Dn));
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/style-map.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
