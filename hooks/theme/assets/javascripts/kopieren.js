// Copies an address at a click and says so; where the browser refuses, the address is selected instead.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const address = document.getElementById(button.dataset.copy)
  const status = button.parentElement.querySelector("[role=status]")
  button.hidden = false
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address.textContent)
      status.textContent = "Gekopieerd."
    } catch {
      getSelection().selectAllChildren(address)
      status.textContent = "Het adres is geselecteerd. Kopieer het met Ctrl+C."
    }
  })
}
