// React 19: attributes are props, events are `on` and the name of the event.

import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { define, type SelfCheckElement } from "ai-self-check";
import type {} from "ai-self-check/react";

define({ base: "/npm/files/" });

function Check({ complete }: { complete: () => void }) {
  const check = useRef<SelfCheckElement>(null);
  // React takes the element out; only we know that it is for good.
  useEffect(() => {
    const element = check.current;
    return () => element?.destroy?.();
  }, []);
  return <ai-self-check ref={check} length="quick" theme="light" onselfcheck-complete={complete} />;
}

function App() {
  const [here, setHere] = useState(true);
  const complete = () => document.body.setAttribute("data-complete", "");
  return (
    <>
      <button id="leave" onClick={() => setHere(false)}>Leave</button>
      {here && <Check complete={complete} />}
    </>
  );
}

createRoot(document.querySelector("#app")!).render(<App />);
