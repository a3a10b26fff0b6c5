import { MessagePage } from "@/components/shell/message-page";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing here" action={<ButtonLink href="/home">Go home</ButtonLink>}>
      It does not exist, it is gone, or it is not yours to see.
    </MessagePage>
  );
}
