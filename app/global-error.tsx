"use client";

/** When even the layout fails, as without a database: no words from files, no styles, both languages. */
export default function AllFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <title>Bayan</title>
      </head>
      <body>
        <main>
          <h1>Bayan cannot show this page now</h1>
          <p>Nothing is lost. Try again in a minute. {error.digest}</p>
          <h1 lang="ar" dir="rtl">
            يتعذر على بيان عرض هذه الصفحة الآن
          </h1>
          <p lang="ar" dir="rtl">
            لم يُفقد شيء. يمكن المحاولة مجدداً بعد دقيقة.
          </p>
          <button type="button" onClick={reset}>
            Try again · <span lang="ar">إعادة المحاولة</span>
          </button>
        </main>
      </body>
    </html>
  );
}
