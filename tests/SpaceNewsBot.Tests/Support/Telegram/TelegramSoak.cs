using System.Globalization;
using System.Text.RegularExpressions;
using SpaceNewsBot.Tests.Support.Soaks;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>
/// Has many people ask, edit and press in Telegram while its network fails and the process is killed, and counts what came of it.
/// Telegram keeps to its limits all the while.
/// </summary>
/// <param name="plan">How much.</param>
/// <param name="byWebhook">Whether Telegram brings the updates.</param>
internal sealed partial class TelegramSoak(SoakPlan plan, bool byWebhook) : Soak(plan)
{
    private const string Polling = "getUpdates";
    private const string Sending = "sendMessage";
    private const string Editing = "editMessageText";
    private const string Evidence = "Evidence";
    private const int Groups = 60;
    private const int QuestionsPerEdit = 15;
    private const int QuestionsPerPress = 15;

    // As far back people edit and press.
    private const int Recent = 30;

    // What a process did so shortly before its kill it may not have recorded.
    private static readonly TimeSpan _recordingTime = TimeSpan.FromSeconds(5);

    // Each with words that stand in its answer and in no other one's.
    private static readonly (string Question, string Answer)[] _questions =
    [
        ("Why did Russia suspend cooperation on the International Space Station?", "until the sanctions on Moscow are lifted"),
        ("Who is Bill Nelson?", "with a letter that its chief, Bill Nelson, had signed"),
        ("When was the ExoMars mission suspended?", "suspending its work with Roscosmos on the ExoMars rover mission"),
        ("What did OneWeb suspend?", "turned to SpaceX, the company of Elon Musk"),
    ];

    private static readonly BotApiFault _limit = new(429, "Too Many Requests: retry after 1", RetryAfter: 1);
    private static readonly BotApiFault _error = new(500, "Internal Server Error");

    private readonly string hook = $"http://127.0.0.1:{FreePort.Find()}";
    private readonly List<AskedInTelegram> questions = [];
    private readonly HashSet<int> unrecorded = [];
    private BotApiServer? server;
    private Queue<(string Method, BotApiFault Fault)> deck = [];
    private int callsBefore;

    /// <summary>What came before a limit had ended.</summary>
    public IReadOnlyList<string> EarlyRequests => server!.EarlyRequests;

    /// <summary>What Telegram refused, beside what follows from lost responses and kills: an edit that was made already, and a press that is acknowledged late or twice.</summary>
    public IEnumerable<string> Refusals => server!.Refusals.Where(r =>
        !r.Contains("message is not modified", StringComparison.Ordinal) && !r.Contains("query is too old", StringComparison.Ordinal));

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Telegram__Token", BotApiServer.Token),
        new("Telegram__ApiUrl", server!.Url),
        .. byWebhook ? [new("Telegram__WebhookUrl", $"{hook}/telegram"), new("Telegram__WebhookListen", hook)] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    private IEnumerable<(string Method, BotApiFault Fault)> Faults =>
    [
        (Sending, _limit),
        (Sending, _error),
        (Sending, BotApiFault.BadGateway),
        (Sending, BotApiFault.HangUp),
        (Sending, BotApiFault.Lost),
        (Sending, BotApiFault.Lost),
        (Sending, Slow()),
        (Sending, Slow()),
        (Editing, BotApiFault.Lost),
        (Editing, _error),
        (Polling, new(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")),
        (Polling, _limit),
        (Polling, BotApiFault.HangUp),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<TelegramSoakReport> RunAsync()
    {
        server = await BotApiServer.StartAsync();
        server.KeepsLimits = true;
        for (var i = 1; i <= Groups; i++)
        {
            server.AddGroup(-i);
        }

        await PlayAsync();
        return Report();
    }

    protected override Task<string> AskAsync()
    {
        var question = Ask();
        questions.Add(question);
        if (Random.Next(QuestionsPerEdit) == 0)
        {
            Edit();
        }

        if (Random.Next(QuestionsPerPress) == 0)
        {
            Press();
        }

        return Task.FromResult(question.UpdateId.ToString(CultureInfo.InvariantCulture));
    }

    protected override Task DisturbAsync()
    {
        if (deck.Count == 0)
        {
            // Each comes up before one comes again.
            var next = Faults.Where(f => !byWebhook || f.Method != Polling).ToArray();
            Random.Shuffle(next);
            deck = new(next);
        }

        // Several in a row have the bot ask for updates ever less often, and the soak wait for it.
        if (deck.Dequeue() is var (method, fault) && (method != Polling || !server!.IsToFail(Polling)))
        {
            server!.Fail(method, fault);
        }

        return Task.CompletedTask;
    }

    protected override Task ConnectAsync()
    {
        var method = byWebhook ? "setWebhook" : Polling;
        return server!.UntilAsync(s => s.Calls.Skip(callsBefore).Any(c => c.Method == method), Token);
    }

    protected override Task DisconnectAsync()
    {
        // What the dead process sent last and didn't write down it sends again.
        var recorded = Store.ReadPosted();
        var before = TimeProvider.System.GetUtcNow() - _recordingTime;
        unrecorded.UnionWith(server!.Sent.Where(m => m.At > before && !recorded.ContainsKey(IdOf(m.Id))).Select(m => m.Id).Except(server.Untold));
        server.ForgetLimits();
        callsBefore = server.Calls.Count;
        return Task.CompletedTask;
    }

    protected override int CountWaiting() => server!.Waiting.Count + Store.CountMessages().Waiting;

    protected override string Describe() =>
        $"Unacknowledged are {server!.Waiting.Count} updates. Its last calls were {string.Join(", ", server.Calls.TakeLast(10).Select(c => c.Method))}. Refused: {string.Join(" | ", server.Refusals.TakeLast(10))}.";

    protected override ValueTask StopPlatformAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private BotApiFault Slow() => new(0) { Slow = TimeSpan.FromMilliseconds(Random.Next(50, 1_000)) };

    private AskedInTelegram Ask()
    {
        var first = Random.Next(_questions.Length);
        var person = 1_000L + Random.Next(Plan.People);
        var isPrivate = Random.Next(10) < 7;
        var chat = isPrivate ? person : -1L - Random.Next(Groups);
        var way = isPrivate ? 0 : Random.Next(1, 4);

        // Where the bot hasn't said anything yet nobody can reply to it.
        var original = way == 3 ? server!.Sent.LastOrDefault(m => m.ChatId == chat)?.Id : null;
        var form = way switch
        {
            1 => "/ask {0}",
            2 or 3 when original is null => $"@{BotApiServer.BotName} {{0}}",
            _ => "{0}",
        };
        var update = server!.Write(Put(form, first), chat, person, isPrivate ? "private" : "supergroup", original);
        return new AskedInTelegram(update, server.LastMessageId, chat, person, form) { First = first };
    }

    /// <summary>Somebody asks something else than at first, by editing their message.</summary>
    private void Edit()
    {
        if (questions[^Random.Next(1, Math.Min(Recent, questions.Count) + 1)] is { Edited: null, Press: null } question)
        {
            question.Edited = (question.First + 1) % _questions.Length;
            server!.Edit(question.MessageId, Put(question.Form, question.Last), question.ChatId, question.Person);
        }
    }

    /// <summary>Somebody presses a button below an answer.</summary>
    private void Press()
    {
        var shown = server!.Sent.TakeLast(Recent).Where(m => NumberOf(m) is not null).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var message = shown[Random.Next(shown.Count)];
        var update = Store.ReadItems().Single(i => i.Value == NumberOf(message)).Key;
        if (questions.SingleOrDefault(q => IdOf(q.UpdateId) == update) is { Edited: null, Press: null } question)
        {
            question.Press = server.Press(message, Evidence, question.Person);
            question.PressedMessage = message.Id;
        }
    }

    private TelegramSoakReport Report()
    {
        var items = Store.ReadItems();
        var recorded = Store.ReadPosted();
        var sent = server!.Sent;
        var untold = server.Untold;
        var now = server.Shown.ToDictionary(m => m.Id);
        var answers = sent.Where(m => NumberOf(m) is not null).ToLookup(m => NumberOf(m)!.Value);
        var evidence = sent.Where(m => NumberOf(m) is null && m.RepliesTo is not null).ToLookup(m => m.RepliesTo!.Value);
        var repeats = sent.Where(m => !recorded.ContainsKey(IdOf(m.Id))).Select(m => m.Id).ToList();
        var edited = questions.Where(q => q.Edited is not null).ToList();
        var pressed = questions.Where(q => q.Press is not null).ToList();
        return new TelegramSoakReport
        {
            Asked = questions.Count,
            Recorded = questions.Count(q => items.ContainsKey(IdOf(q.UpdateId))),
            AnsweredOnce = questions.Count(q => Answers(q).Count() == 1),
            AnsweredTwice = questions.Count(q => Answers(q).Count() > 1),
            NotAnswered = questions.Count(q => !Answers(q).Any(IsRecorded)),
            Mistaken = questions.Count(q => q.Edited is null && !Answers(q).All(m => Says(now[m.Id].Text, q) && IsPlaced(m, q))),
            RepeatsAfterLostResponses = repeats.Count(untold.Contains),
            RepeatsAfterKills = repeats.Count(unrecorded.Contains),
            OtherRepeats = repeats.Count(id => !untold.Contains(id) && !unrecorded.Contains(id)) + recorded.CountBy(r => r.Value).Count(r => r.Value > 1),
            Edited = edited.Count,
            EditedInVain = edited.Count(q => !Answers(q).Where(IsRecorded).All(m => Says(now[m.Id].Text, q))),
            Pressed = pressed.Count,
            PressedInVain = pressed.Count(q => !evidence[q.PressedMessage].Any(m => IsRecorded(m) && Says(QuotedIn(m), q))),
            PressesAnsweredTwice = pressed.Count(q => evidence[q.PressedMessage].Count() > 1),
            Kills = Kills,
            Conflicts = server.Faults.Count(f => f.Status == 409),
            Limits = server.Faults.Count(f => f.Status == 429),
            OwnLimits = server.CallsBeyondLimits,
            ServerErrors = server.Faults.Count(f => f.Status >= 500),
            HangUps = server.Faults.Count(f => f == BotApiFault.HangUp),
            LostResponses = server.Faults.Count(f => f == BotApiFault.Lost),
            SlowResponses = server.Faults.Count(f => f.Slow is not null),
            EarlyRequests = server.EarlyRequests.Count,
            Refused = Refusals.Count(),
            Unacknowledged = server.Waiting.Count,
            Time = Time,
        };

        IEnumerable<BotApiMessage> Answers(AskedInTelegram question) => items.TryGetValue(IdOf(question.UpdateId), out var item) ? answers[item] : [];

        bool IsRecorded(BotApiMessage message) => recorded.ContainsKey(IdOf(message.Id));
    }

    private static string Put(string form, int question) => form.Replace("{0}", _questions[question].Question, StringComparison.Ordinal);

    private static string IdOf(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a text says what answers a question, and nothing of another one's answer.</summary>
    private static bool Says(string text, AskedInTelegram question) =>
        _questions.Select((q, i) => text.Contains(q.Answer, StringComparison.Ordinal) == (i == question.Last)).All(fits => fits);

    /// <summary>What an answer's evidence sets off among the words around it.</summary>
    private static string QuotedIn(BotApiMessage message) =>
        string.Join(' ', message.Entities.Where(e => e.Tag == "u").Select(e => message.Text.Substring(e.Start, e.Length)));

    /// <summary>Whether it stands where it was asked for: in a group below the question.</summary>
    private static bool IsPlaced(BotApiMessage message, AskedInTelegram question) =>
        message.ChatId == question.ChatId && message.RepliesTo == (question.ChatId < 0 ? question.MessageId : null);

    /// <summary>The number of the answer; null for another message.</summary>
    private static long? NumberOf(BotApiMessage message) =>
        AnswerNumber.Match(message.Text) is { Success: true } number ? long.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\n\nAnswer ([0-9]+)\z")]
    private static partial Regex AnswerNumber { get; }
}
