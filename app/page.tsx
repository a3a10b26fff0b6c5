import { redirect } from "next/navigation";

/** The address alone leads home; home asks who it is. */
export default function Root() {
  redirect("/home");
}
