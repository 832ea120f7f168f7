"use strict";

const form = document.getElementById("verify");

onSubmit(form, async () => {
    await post("/auth/verify-email", { token });
    form.hidden = true;
    say("Thank you: the address is confirmed. You can close this page.");
});
