// Being told in this browser. Without this script, or where the browser can't, the page says what else there is.
const form = document.getElementById('push');
const start = document.getElementById('push-start');
const stop = document.getElementById('push-stop');
const said = document.getElementById('push-said');

const able = form && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

function say(what) {
  said.textContent = document.getElementById(`push-${what}`).textContent;
}

function show(subscription) {
  stop.parentElement.hidden = !subscription;
}

function bytes(base64url) {
  const base64 = base64url.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function send(path, body) {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

function sameKey(subscription, key) {
  const known = subscription.options && subscription.options.applicationServerKey;
  return !known || String(new Uint8Array(known)) === String(key);
}

async function subscribe(registration) {
  if (await Notification.requestPermission() !== 'granted') {
    return 'denied';
  }
  const key = bytes(form.dataset.key);
  let subscription = await registration.pushManager.getSubscription();
  if (subscription && !sameKey(subscription, key)) {
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const chosen = new FormData(form);
  const answer = await send('/notices/push', {
    ...subscription.toJSON(), what: chosen.get('what'), announcements: chosen.get('announcements') === 'true',
  });
  if (answer.ok) {
    show(subscription);
    return 'on';
  }
  if (answer.status !== 429) {
    return 'failed';
  }
  const problem = await answer.json();
  return problem.code === 'too-many-subscriptions' ? 'many' : 'crowded';
}

async function unsubscribe(registration) {
  const subscription = await registration.pushManager.getSubscription();
  if (subscription) {
    const answer = await send('/notices/push/stop', { endpoint: subscription.endpoint });
    if (!answer.ok) {
      return 'failed';
    }
    await subscription.unsubscribe();
  }
  show(null);
  return 'off';
}

async function tell(action, registration) {
  start.disabled = stop.disabled = true;
  try {
    say(await action(registration));
  } catch {
    say('failed');
  } finally {
    start.disabled = stop.disabled = false;
  }
}

if (able) {
  try {
    // the scope under which browsers that subscribed earlier know the worker: a new one would lose their subscriptions
    await navigator.serviceWorker.register('/assets/scheduling/notice/worker.js', { scope: '/assets/' });
    const registration = await navigator.serviceWorker.getRegistration('/assets/');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      tell(subscribe, registration);
    });
    stop.addEventListener('click', () => tell(unsubscribe, registration));
    show(await registration.pushManager.getSubscription());
    document.getElementById('push-cannot').hidden = true;
    form.hidden = false;
  } catch {
    // a private window, or a setting that forbids it: the page goes on saying that this browser can't
  }
}
