import { MessagePage } from "@/components/shell/message-page";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col">
      <MessagePage title="There is nothing here" action={<ButtonLink href="/home">Go home</ButtonLink>}>
        The address may be mistyped, or what was here is gone or not yours to see.
      </MessagePage>
    </main>
  );
}
