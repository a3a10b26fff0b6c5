"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";

const REFUSED =
  "This e-mail and password do not go together. After several tries an account is locked for 15 minutes.";
const OFFLINE = "The server could not be reached. Check the connection and try again.";

/**
 * Signs in and then loads a page anew, so that the server draws it for this person.
 * `enter` gives the sentence to show when that failed, else it leaves the page.
 */
export function useEnter(next: string): {
  enter: (email: string, password: string) => Promise<string | null>;
  entering: boolean;
} {
  const [entering, setEntering] = useState(false);
  const enter = async (email: string, password: string) => {
    setEntering(true);
    try {
      const answer = await signIn("credentials", { email, password, redirect: false });
      if (answer?.ok && !answer.error) {
        window.location.assign(next);
        return null;
      }
      setEntering(false);
      // next-auth's own word for a refusal is a code; a sentence is ours
      return answer?.error?.includes(" ") ? answer.error : REFUSED;
    } catch (error) {
      setEntering(false);
      return error instanceof TypeError && /url/i.test(error.message) ? REFUSED : OFFLINE;
    }
  };
  return { enter, entering };
}
