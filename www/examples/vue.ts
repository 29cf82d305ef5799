// Vue 3: attributes and events as on every element, once Vue knows that it is none of its components.

import { createApp, onBeforeUnmount, ref } from "vue";
import { define, type SelfCheckElement } from "ai-self-check";
import type {} from "ai-self-check/vue";

define({ base: "/npm/files/" });

const Check = {
  template: `<ai-self-check ref="check" length="quick" theme="light" @selfcheck-complete="complete"></ai-self-check>`,
  setup() {
    const check = ref<SelfCheckElement>();
    onBeforeUnmount(() => check.value?.destroy?.());
    return { check, complete: () => document.body.setAttribute("data-complete", "") };
  },
};

const app = createApp({
  components: { Check },
  template: `<button id="leave" @click="here = false">Leave</button><Check v-if="here" />`,
  setup: () => ({ here: ref(true) }),
});
app.config.compilerOptions.isCustomElement = (tag) => tag === "ai-self-check";
app.mount("#app");
