// What was typed is not lost when a sign-in has run out. A form is kept in this window from the moment it is sent until
// the next page of a worker: when that is the same form, of the same worker, it is saved as their draft; every other page
// throws it away. A page that says what went wrong is none of a worker's. The server keeps nothing for somebody who is
// signed out, and every page works without this.
const KEPT = 'wholepicture-typed'
const worker = document.getElementById('signed-in')?.dataset.worker
const form = document.querySelector('form[data-keep]')

function kept () {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT))
  } catch {
    return null
  }
}

function bringBack (fields) {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name)
    if (field && name !== 'csrfmiddlewaretoken') field.value = value
  }
  const said = { later: '1', again: '1' }
  for (const name of ['draft', 'version']) {
    if (!form.elements.namedItem(name)) said[name] = new Map(fields).get(name) ?? ''
  }
  for (const [name, value] of Object.entries(said)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  form.submit()
}

if (worker) {
  const before = kept()
  sessionStorage.removeItem(KEPT)
  if (form?.hasAttribute('data-fresh') && before?.worker === worker && before.path === location.pathname) {
    bringBack(before.fields)
  }
  form?.addEventListener('submit', () => {
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
    sessionStorage.setItem(KEPT, JSON.stringify({ worker, path: location.pathname, fields }))
  })
}
