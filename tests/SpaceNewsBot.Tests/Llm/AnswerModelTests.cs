using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.OpenAi;
using Xunit;

namespace SpaceNewsBot.Tests.Llm;

/// <summary>What comes of asking a model, whatever its endpoint does.</summary>
public sealed class AnswerModelTests : IAsyncLifetime
{
    private OpenAiServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await OpenAiServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Gives_the_draft_that_the_model_writes()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(ModelRoom.Reply);

        var draft = Given(await room.DraftAsync(Token));

        var claim = Assert.Single(draft.Claims);
        Assert.Equal("The bridge opens on 9 May.", claim.Text);
        Assert.Null(claim.Translation);
        Assert.Equal(new ModelQuote(1, "The bridge opens on 9 May"), Assert.Single(claim.Quotes));
        Assert.Equal(["year"], draft.Missing);
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task Gives_a_translation_where_there_is_one()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue("""{"claims":[{"text":"It opens.","translation":"Sie öffnet.","quotes":[]}],"missing":[]}""");

        var draft = Given(await room.DraftAsync(Token));

        Assert.Equal("Sie öffnet.", Assert.Single(draft.Claims).Translation);
    }

    [Fact]
    public async Task Gives_a_follow_up_written_out()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue("""{"question":" Why does the bridge open on 9 May? "}""");

        var outcome = await room.Model.RewriteAsync(new RewriteRequest("Why?", [new ConversationTurn("When?", "On 9 May.")]), Token);

        Assert.Equal("Why does the bridge open on 9 May?", Given(outcome));
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task Gives_the_events_that_the_model_proposes()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue("""{"events":[{"source":1,"action":"opens","who":"the bridge","what":null,"when":"on 9 May","where":null,"why":null,"how":null,"speaker":"the mayor","status":"planned"}]}""");

        var events = Given(await room.Model.ProposeEventsAsync(ModelRoom.Request.Passages, Token));

        Assert.Equal(
            new ModelEvent(1, "opens") { Who = "the bridge", When = "on 9 May", Speaker = "the mayor", Status = "planned" },
            Assert.Single(events));
        Assert.Empty(server.Refusals);
    }

    [Theory]
    [InlineData("The bridge opens on 9 May.")]
    [InlineData("""{"claims":[{"text":"It opens","translation":null,"quotes":[""")]
    [InlineData("""```json {"claims":[],"missing":[]} ```""")]
    [InlineData("""{"claims":[],"missing":[]} and so on""")]
    [InlineData("""{"claims":[]}""")]
    [InlineData("""{"claims":[],"missing":[],"more":1}""")]
    [InlineData("""{"claims":[],"claims":[],"missing":[]}""")]
    [InlineData("""{"Claims":[],"missing":[]}""")]
    [InlineData("""{"claims":null,"missing":[]}""")]
    [InlineData("""{"claims":[null],"missing":[]}""")]
    [InlineData("""{"claims":[],"missing":[null]}""")]
    [InlineData("""{"claims":[],"missing":"date"}""")]
    [InlineData("""{"claims":[{"text":null,"translation":null,"quotes":[]}],"missing":[]}""")]
    [InlineData("""{"claims":[{"text":"It opens","translation":null}],"missing":[]}""")]
    [InlineData("""{"claims":[{"text":"It opens","translation":null,"quotes":[null]}],"missing":[]}""")]
    [InlineData("""{"claims":[{"text":"It opens","translation":null,"quotes":[{"source":"1","quote":"x"}]}],"missing":[]}""")]
    [InlineData("""{"claims":[{"text":"It opens","translation":null,"quotes":[{"source":99999999999,"quote":"x"}]}],"missing":[]}""")]
    [InlineData("""{"claims":[{"text":"\ud83d","translation":null,"quotes":[]}],"missing":[]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Takes_nothing_but_the_form_that_was_asked_for(string content)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(content);

        Assert.Equal(ModelFault.Malformed, Fault(await room.DraftAsync(Token)));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"question":""}""")]
    [InlineData("""{"question":null}""")]
    [InlineData("""{"question":["Why?"]}""")]
    [InlineData("""{}""")]
    public async Task Takes_nothing_but_a_question_for_a_follow_up(string content)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(content);

        var outcome = await room.Model.RewriteAsync(new RewriteRequest("Why?", [new ConversationTurn("When?", "On 9 May.")]), Token);

        Assert.Equal(ModelFault.Malformed, Fault(outcome));
    }

    [Theory]
    [InlineData("""{"events":[null]}""")]
    [InlineData("""{"events":null}""")]
    [InlineData("""{"events":[{"source":1}]}""")]
    [InlineData("""{"events":[{"source":1,"action":null}]}""")]
    [InlineData("""{"rows":[]}""")]
    public async Task Takes_nothing_but_events_for_events(string content)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(content);

        Assert.Equal(ModelFault.Malformed, Fault(await room.Model.ProposeEventsAsync(ModelRoom.Request.Passages, Token)));
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""")]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{}"},"finish_reason":"bored"}]}""")]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null},"finish_reason":"stop"}]}""")]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}""")]
    public async Task Takes_nothing_but_a_chat_completion(string body)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Raw(body));

        Assert.Equal(ModelFault.Malformed, Fault(await room.DraftAsync(Token)));
    }

    [Fact]
    public async Task Tells_that_the_model_refused()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Refusal(), OpenAiReply.Filtered, OpenAiReply.Error(400, "content_filter"));

        Assert.Equal(ModelFault.Refused, Fault(await room.DraftAsync(Token)));
        Assert.Equal(ModelFault.Refused, Fault(await room.DraftAsync(Token)));
        Assert.Equal(ModelFault.Refused, Fault(await room.DraftAsync(Token)));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Tells_that_the_answer_was_cut_off()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.CutOff("""{"claims":[{"text":"The bri"""));

        Assert.Equal(ModelFault.CutOff, Fault(await room.DraftAsync(Token)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Waits_as_long_as_the_settings_say_and_no_longer()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Silence);

        var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
        await server.UntilAsync(1, Token);
        room.Time.Advance(ModelRoom.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(draft.IsCompleted);
        room.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ModelFault.TimedOut, Fault(await draft));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Gives_an_answer_that_comes_late_but_in_time()
    {
        await using var room = new ModelRoom(server.Address);
        var late = new TaskCompletionSource();
        server.Enqueue(OpenAiReply.Text(ModelRoom.Reply) with { Until = late.Task });

        var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
        await server.UntilAsync(1, Token);
        room.Time.Advance(TimeSpan.FromSeconds(29));
        late.SetResult();

        Given(await draft);
    }

    [Fact]
    public async Task Ends_when_nobody_waits_any_more()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Silence);
        using var source = new CancellationTokenSource();

        var draft = room.Model.DraftAsync(ModelRoom.Request, source.Token);
        await server.UntilAsync(1, Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => draft);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 01 Jan 2000 00:00:12 GMT", 12)]
    public async Task Leaves_the_endpoint_alone_for_as_long_as_it_wants(string retryAfter, int seconds)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Error(429, "rate_limit_exceeded", retryAfter), OpenAiReply.Text(ModelRoom.Reply));

        var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
        var wait = await room.Time.NextWaitAsync(Token, ModelRoom.Timeout);
        room.Time.Advance(wait);

        Given(await draft);
        Assert.Equal(TimeSpan.FromSeconds(seconds), wait);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Leaves_the_endpoint_alone_to_the_millisecond()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Error(429, "rate_limit_exceeded", "1") with { RetryAfterMs = "320" }, OpenAiReply.Text(ModelRoom.Reply));

        var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
        var wait = await room.Time.NextWaitAsync(Token, ModelRoom.Timeout);
        room.Time.Advance(wait);

        Given(await draft);
        Assert.Equal(TimeSpan.FromMilliseconds(320), wait);
    }

    [Fact]
    public async Task Does_not_wait_for_what_comes_after_its_time()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Error(429, "rate_limit_exceeded", "30"));

        // The clock stands still: whatever waited would wait forever.
        Assert.Equal(ModelFault.RateLimited, Fault(await room.Model.DraftAsync(ModelRoom.Request, Token)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Tells_that_the_endpoint_takes_no_more_requests()
    {
        await using var room = new ModelRoom(server.Address);
        server.Respond = _ => OpenAiReply.Error(429, "rate_limit_exceeded");

        Assert.Equal(ModelFault.RateLimited, Fault(await room.DraftAsync(Token)));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Tries_an_endpoint_again_that_failed()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Error(500), OpenAiReply.HangUp, OpenAiReply.Text(ModelRoom.Reply));

        Given(await room.DraftAsync(Token));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Waits_a_while_between_its_tries()
    {
        await using var room = new ModelRoom(server.Address, settings: ("MaxAttempts", "5"));
        server.Respond = _ => OpenAiReply.Error(503);

        var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            waits.Add(await room.Time.NextWaitAsync(Token, ModelRoom.Timeout));
            room.Time.Advance(waits[^1]);
        }

        // With jitter, so that only the bounds are known.
        Assert.Equal(ModelFault.Unavailable, Fault(await draft));
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10)));
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Does_not_try_again_what_the_endpoint_will_not_take(int status)
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Error(status, "invalid_request_error"));

        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Single(server.Requests);
        Assert.Contains($"status {status}", room.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_that_nobody_listens_at_the_endpoint()
    {
        await using var room = new ModelRoom($"http://127.0.0.1:{FreePort.Find()}/v1");

        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Contains("Unavailable, 3 attempts, status 0", room.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_no_more_than_a_reply_can_have()
    {
        await using var room = new ModelRoom(server.Address, settings: ("MaxAttempts", "1"));
        server.Enqueue(OpenAiReply.Text(new string('x', BoundedResponses.MaxBytes)));

        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
    }

    [Fact]
    public async Task Follows_nobody_who_sends_it_elsewhere()
    {
        await using var room = new ModelRoom(server.Address);
        await using var elsewhere = await OpenAiServer.StartAsync();
        server.Enqueue(OpenAiReply.Raw("", 307) with { Location = elsewhere.Address + "/chat/completions" });
        elsewhere.Enqueue(ModelRoom.Reply);

        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Single(server.Requests);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Lets_an_endpoint_rest_that_fails_again_and_again_and_then_tries_it_once()
    {
        await using var room = new ModelRoom(server.Address);
        server.Respond = _ => OpenAiReply.Error(500);

        // Three tries, and two: the fifth failure opens the breaker.
        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Equal(5, server.Requests.Count);

        Assert.Equal(ModelFault.Resting, Fault(await room.DraftAsync(Token)));
        Assert.Equal(5, server.Requests.Count);

        // After a minute one try, which fails: it rests again.
        room.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ModelFault.Unavailable, Fault(await room.DraftAsync(Token)));
        Assert.Equal(6, server.Requests.Count);
        Assert.Equal(ModelFault.Resting, Fault(await room.DraftAsync(Token)));

        // After another one a try that succeeds: all is as before.
        server.Respond = _ => OpenAiReply.Text(ModelRoom.Reply);
        room.Time.Advance(TimeSpan.FromMinutes(1));
        Given(await room.DraftAsync(Token));
        Given(await room.DraftAsync(Token));
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task Lets_an_endpoint_rest_that_hangs_again_and_again()
    {
        await using var room = new ModelRoom(server.Address);
        server.Respond = _ => OpenAiReply.Silence;

        for (var i = 1; i <= 5; i++)
        {
            var draft = room.Model.DraftAsync(ModelRoom.Request, Token);
            await server.UntilAsync(i, Token);
            room.Time.Advance(ModelRoom.Timeout);
            Assert.Equal(ModelFault.TimedOut, Fault(await draft));
        }

        Assert.Equal(ModelFault.Resting, Fault(await room.DraftAsync(Token)));
    }

    [Fact]
    public async Task An_endpoint_that_limits_requests_or_answers_badly_is_not_let_rest()
    {
        await using var room = new ModelRoom(server.Address);
        for (var i = 0; i < 4; i++)
        {
            server.Enqueue(OpenAiReply.Text("no"), OpenAiReply.Error(401), OpenAiReply.Error(429, "rate_limit_exceeded", "60"));
        }

        server.Enqueue(ModelRoom.Reply);
        for (var i = 0; i < 12; i++)
        {
            Fault(await room.DraftAsync(Token));
        }

        Given(await room.DraftAsync(Token));
    }

    [Fact]
    public async Task Asks_no_more_when_the_tokens_of_the_day_are_used_up_even_after_a_restart()
    {
        var state = new MemoryBotState();
        server.Respond = _ => OpenAiReply.Text(ModelRoom.Reply) with { Usage = (70, 30) };
        await using (var room = new ModelRoom(server.Address, state, settings: ("TokensPerDay", "200")))
        {
            Given(await room.DraftAsync(Token));
            Given(await room.DraftAsync(Token));
            Assert.Equal(ModelFault.OverLimit, Fault(await room.DraftAsync(Token)));
        }

        await using var restarted = new ModelRoom(server.Address, state, settings: ("TokensPerDay", "200"));
        Assert.Equal(ModelFault.OverLimit, Fault(await restarted.DraftAsync(Token)));
        Assert.Equal(2, server.Requests.Count);

        restarted.Time.Advance(TimeSpan.FromDays(1));
        Given(await restarted.DraftAsync(Token));
        Assert.Equal("2000-01-02 100", await state.FindAsync(TokenBudget.StateName, Token));
    }

    [Fact]
    public async Task Counts_the_tokens_of_replies_that_are_of_no_use()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Text("no"), OpenAiReply.CutOff("{"), OpenAiReply.Refusal());

        for (var i = 0; i < 3; i++)
        {
            Fault(await room.DraftAsync(Token));
        }

        Assert.Equal("2000-01-01 360", await room.State.FindAsync(TokenBudget.StateName, Token));
    }

    [Fact]
    public async Task Guesses_the_tokens_where_the_endpoint_does_not_say()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(OpenAiReply.Text(ModelRoom.Reply) with { Usage = null });

        Given(await room.DraftAsync(Token));

        var used = await room.State.FindAsync(TokenBudget.StateName, Token);
        Assert.InRange(int.Parse(used!.Split(' ')[1], CultureInfo.InvariantCulture), 500, 2_000);
    }

    [Fact]
    public async Task Has_no_limit_of_tokens_where_it_is_set_to_nothing()
    {
        await using var room = new ModelRoom(server.Address, settings: ("TokensPerDay", "0"));
        server.Respond = _ => OpenAiReply.Text(ModelRoom.Reply) with { Usage = (2_000_000, 1) };

        Given(await room.DraftAsync(Token));
        Given(await room.DraftAsync(Token));
    }

    [Fact]
    public async Task Gives_its_answer_though_what_was_used_can_not_be_stored()
    {
        var state = new MemoryBotState { IsFull = true };
        await using var room = new ModelRoom(server.Address, state, settings: ("TokensPerDay", "100"));
        server.Respond = _ => OpenAiReply.Text(ModelRoom.Reply);

        Given(await room.DraftAsync(Token));

        Assert.Equal(ModelFault.OverLimit, Fault(await room.DraftAsync(Token)));
    }

    [Fact]
    public async Task Shows_its_key_to_the_endpoint_and_to_nobody_else()
    {
        const string key = "sk-test-8f2a91c07b";
        await using var guarded = await OpenAiServer.StartAsync(key);
        await using var room = new ModelRoom(guarded.Address, settings: ("ApiKey", key));
        await using var wrong = new ModelRoom(guarded.Address, settings: ("ApiKey", key + "-old"));
        guarded.Enqueue(OpenAiReply.Text(ModelRoom.Reply), OpenAiReply.Error(500), OpenAiReply.HangUp, OpenAiReply.Error(400));

        Given(await room.DraftAsync(Token));
        Fault(await room.DraftAsync(Token));
        Assert.Equal(ModelFault.Unavailable, Fault(await wrong.DraftAsync(Token)));

        Assert.Contains("Incorrect API key provided: Bearer " + key, Assert.Single(guarded.Refusals), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-test", room.Log.Text + wrong.Log.Text, StringComparison.Ordinal);
        Assert.Contains("status 401", wrong.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_no_word_of_what_is_asked_or_answered()
    {
        await using var room = new ModelRoom(server.Address);
        server.Enqueue(
            OpenAiReply.Text(ModelRoom.Reply),
            OpenAiReply.Text("""{"bridge":"mayor"}"""),
            OpenAiReply.Refusal("I won't speak of the bridge."),
            OpenAiReply.Error(400),
            OpenAiReply.Raw("bridge"));

        for (var i = 0; i < 5; i++)
        {
            await room.DraftAsync(Token);
        }

        Assert.All(["bridge", "mayor", "Norvik", "numbered passages"], word => Assert.DoesNotContain(word, room.Log.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("The model answered answer-question: 1 attempts, 120 tokens, 0 ms.", room.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_what_came_of_its_requests()
    {
        await using var room = new ModelRoom(server.Address);
        var meter = room.Services.GetRequiredService<ModelMetrics>().Meter;
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == meter)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            counted.Enqueue($"{instrument.Name} {count} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        listener.Start();
        server.Enqueue(OpenAiReply.Text(ModelRoom.Reply), OpenAiReply.Text("no"));

        await room.DraftAsync(Token);
        await room.DraftAsync(Token);

        Assert.Equal(
            [
                "spacenewsbot.llm.tokens 120 answer-question",
                "spacenewsbot.llm.outcomes 1 answer-question Given",
                "spacenewsbot.llm.tokens 120 answer-question",
                "spacenewsbot.llm.outcomes 1 answer-question Malformed",
            ],
            counted);
    }

    [Fact]
    public async Task Means_the_first_version_where_an_endpoint_has_no_path()
    {
        await using var room = new ModelRoom(server.Address[..^"/v1".Length]);
        await using var elsewhere = await OpenAiServer.StartAsync(path: "/openai/v1");
        await using var otherRoom = new ModelRoom(elsewhere.Address + "/");
        server.Enqueue(ModelRoom.Reply);
        elsewhere.Enqueue(ModelRoom.Reply);

        Given(await room.DraftAsync(Token));
        Given(await otherRoom.DraftAsync(Token));
    }

    private static T Given<T>(ModelOutcome<T> outcome) => Assert.IsType<ModelOutcome<T>.Given>(outcome).Value;

    private static ModelFault Fault<T>(ModelOutcome<T> outcome) => Assert.IsType<ModelOutcome<T>.Failed>(outcome).Fault;
}
