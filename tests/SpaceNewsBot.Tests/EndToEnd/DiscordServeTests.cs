using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Discord;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>The program as it serves Discord: what people see there.</summary>
public sealed class DiscordServeTests : IAsyncLifetime
{
    private const string Question = "Why did Russia suspend cooperation on the International Space Station?";

    private readonly TemporaryFolder folder = new();
    private DiscordServer server = null!;
    private BotProcess? bot;

    public async ValueTask InitializeAsync() => server = await DiscordServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Answers_a_mention_a_command_and_a_direct_message_each_in_its_way()
    {
        await ServeAsync();

        var asked = await server.SayAsync($"<@{DiscordServer.BotId}> {Question}");
        var mention = await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);
        var use = await server.UseAsync("ask", options: [("question", Question)]);
        var command = await server.WaitForPostAsync(p => p.Interaction == use.Id);
        var alone = await server.UseAsync("ask", options: [("question", Question), ("private", true)]);
        var hidden = await server.WaitForPostAsync(p => p.Interaction == alone.Id);
        var written = await server.SayDirectAsync(Question);
        var direct = await server.WaitForPostAsync(p => p.RepliesTo == written && p.AuthorId == DiscordServer.BotId);

        Assert.All(new[] { mention, command, hidden, direct }, post => Assert.Contains("revision 1", post.Shown, StringComparison.Ordinal));
        Assert.Equal([false, false, true, false], new[] { mention, command, hidden, direct }.Select(p => p.IsEphemeral));
        Assert.Equal(["Evidence", "Who, what, why", "👍", "👎"], mention.Buttons.Select(b => b.Label));
        AssertContent();
    }

    [Fact]
    public async Task Buttons_show_evidence_and_take_a_reason_also_after_a_restart()
    {
        await ServeAsync();
        var asked = await server.SayAsync($"<@{DiscordServer.BotId}> {Question}");
        var answer = await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);
        bot!.Dispose();
        await server.WaitAsync(() => server.Peers.Count == 0);
        await ServeAsync();

        var evidence = await server.PressAsync(answer, "Evidence");
        var shown = await server.WaitForPostAsync(p => p.Interaction == evidence.Id);
        var facts = await server.PressAsync(answer, "Who, what, why");
        var rows = await server.WaitForPostAsync(p => p.Interaction == facts.Id);
        var thumb = await server.PressAsync(answer, "👎");
        var form = await server.SendFormAsync(thumb, DiscordServer.Person, ("text", "It misses the date."));
        var thanks = await server.WaitForPostAsync(p => p.Interaction == form.Id);
        var ratings = await BotProcess.RunAsync(folder.Path, "", "ratings", "list");

        Assert.True(shown.IsEphemeral);
        Assert.Contains("\\[1\\]", shown.Shown, StringComparison.Ordinal);
        Assert.Contains("Russia · suspend", rows.Shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Thank you", thanks.Shown, StringComparison.Ordinal);
        Assert.Contains("It misses the date.", ratings.Out, StringComparison.Ordinal);
        Assert.Equal(1, server.Registrations);
        AssertContent();
    }

    [Fact]
    public async Task A_moderator_makes_a_channel_and_a_forum_places_of_questions()
    {
        server.MayReadContent = true;
        await LinkAsync();
        await ServeAsync();

        await RunAsync("channels add", ("channel", DiscordServer.Channel));
        await RunAsync("channels add", ("channel", DiscordServer.Forum));
        await server.WaitAsync(() => server.Identifies.Any(i => ((int)i["intents"]! & (1 << 15)) != 0) && server.Peers.Count == 1 && server.Peers.All(p => p.Session is not null));
        var asked = await server.SayAsync(Question);
        var answer = await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);
        var thread = await server.PostInForumAsync(Question, "I wonder.");
        var inForum = await server.WaitForPostAsync(p => p.ChannelId == thread && p.AuthorId == DiscordServer.BotId);

        Assert.All(new[] { answer, inForum }, post => Assert.Contains("revision 1", post.Shown, StringComparison.Ordinal));
        AssertContent();
    }

    [Fact]
    public async Task A_moderator_adds_changes_and_retracts_without_leaving_the_chat()
    {
        await LinkAsync();
        await ServeAsync(("Discord__ModeratorChannel", DiscordServer.Channel));
        var asked = await server.SayAsync($"<@{DiscordServer.BotId}> Why was the night ferry suspended?");
        var abstention = await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);
        var watch = await server.PressAsync(abstention, "Tell me when the sources say");
        await server.WaitForPostAsync(p => p.Interaction == watch.Id);

        var opened = await server.UseAsync("source add", DiscordServer.Moderator, options: [("title", "Ferry “halted”")]);
        await opened.ResponseAsync();
        var sent = await server.SendFormAsync(opened, DiscordServer.Moderator, ("text", "The harbour office of Selm suspended the night ferry on Friday because its engine had failed."));
        var preview = await server.WaitForPostAsync(p => p.Interaction == sent.Id);
        var confirm = await server.PressAsync(preview, "Confirm", DiscordServer.Moderator);
        var added = await server.WaitForPostAsync(p => p.Interaction == confirm.Id);
        var told = await server.WaitForPostAsync(p => p.ChannelId == DiscordServer.Channel && p.Shown.Contains("was added", StringComparison.Ordinal));
        var came = await server.WaitForPostAsync(p => p.AuthorId == DiscordServer.BotId && p.ChannelId != DiscordServer.Channel && p.Shown.Contains("engine had failed", StringComparison.Ordinal) && p.Interaction is null);
        var again = await server.SayAsync($"<@{DiscordServer.BotId}> Why was the night ferry suspended?");
        var answer = await server.WaitForPostAsync(p => p.RepliesTo == again && p.AuthorId == DiscordServer.BotId);
        var followed = await server.SayAsync("When?", repliesTo: answer.Id);
        var day = await server.WaitForPostAsync(p => p.RepliesTo == followed && p.AuthorId == DiscordServer.BotId);
        var number = answer.Shown[(answer.Shown.LastIndexOf("answer ", StringComparison.Ordinal) + 7)..].Split(' ', '\n')[0];
        await server.UseAsync("retract", DiscordServer.Moderator, options: [("answer", long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), ("reason", "It was misread.")]);
        await server.WaitForPostAsync(p => p.Id == answer.Id && p.Edits == 1);

        Assert.True(preview.IsEphemeral);
        Assert.Contains("Nothing was changed", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("Ferry “halted”", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("ferry-halted", added.Shown, StringComparison.Ordinal);
        Assert.Contains("ferry-halted", told.Shown, StringComparison.Ordinal);
        Assert.Contains("Friday", day.Shown, StringComparison.Ordinal);
        Assert.NotEqual(DiscordServer.Channel, came.ChannelId);
        Assert.Contains("~~", answer.Shown, StringComparison.Ordinal);
        AssertContent();
    }

    [Fact]
    public async Task A_file_is_added_a_long_preview_has_pages_and_its_source_is_offered_while_it_is_typed()
    {
        await LinkAsync();
        await ServeAsync();
        var story = string.Concat(Enumerable.Range(1, 120).Select(i => $"The harbour office of Selm suspended ferry {i} on Friday because engine {i} had failed.\n\n"));
        server.Files["story.txt"] = System.Text.Encoding.UTF8.GetBytes(story);

        var use = await server.UseAsync(
            "source add", DiscordServer.Moderator, options: [("title", "Ferries @everyone halted"), ("file", new Uri($"{server.ApiUrl}/attachments/story.txt"))]);
        var preview = await server.WaitForPostAsync(p => p.Interaction == use.Id);
        var first = preview.Shown;
        await server.PressAsync(preview, "Next", DiscordServer.Moderator);
        await server.WaitForPostAsync(p => p.Id == preview.Id && p.Shown.Contains("Page 2/", StringComparison.Ordinal));
        var second = preview.Shown;
        await server.PressAsync(preview, "Previous", DiscordServer.Moderator);
        await server.WaitForPostAsync(p => p.Id == preview.Id && p.Shown.Contains("Page 1/", StringComparison.Ordinal));
        var third = preview.Shown;
        var confirm = await server.PressAsync(preview, "Confirm", DiscordServer.Moderator);
        var added = await server.WaitForPostAsync(p => p.Interaction == confirm.Id);
        var typing = await server.TypeAsync("source remove", DiscordServer.Moderator, ("id", "ferr"));
        var offered = await typing.ResponseAsync();

        Assert.Contains("Page 1/", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Contains("Page 2/", second, StringComparison.Ordinal);
        Assert.Equal(first, third);
        Assert.Contains("ferries-everyone-halted", added.Shown, StringComparison.Ordinal);
        Assert.Equal("ferries-everyone-halted", (string?)offered["data"]!["choices"]![0]!["value"]);
        AssertContent();
    }

    [Fact]
    public async Task A_stranger_is_refused_what_moderators_do()
    {
        await ServeAsync();

        var use = await server.UseAsync("audit", DiscordServer.Person);
        var reply = await server.WaitForPostAsync(p => p.Interaction == use.Id);

        Assert.True(reply.IsEphemeral);
        Assert.Contains("moderator", reply.Shown, StringComparison.OrdinalIgnoreCase);
        AssertContent();
    }

    [Fact]
    public async Task Every_command_is_replied_to_however_many_there_are()
    {
        server.FailNext("PATCH webhooks/{id}/{token}/messages/@original", new DiscordFault(200) { Slow = TimeSpan.FromSeconds(2) });
        await ServeAsync(("Chat__MaxWaitingPerUser", "1"));

        var uses = new List<DiscordUse>();
        for (var i = 0; i < 4; i++)
        {
            uses.Add(await server.UseAsync("ask", options: [("question", Question)]));
        }

        foreach (var use in uses)
        {
            await server.WaitForPostAsync(p => p.Interaction == use.Id);
        }

        AssertContent();
    }

    [Fact]
    public async Task A_change_of_the_source_corrects_the_message()
    {
        await ServeAsync();
        var asked = await server.SayAsync($"<@{DiscordServer.BotId}> {Question}");
        var answer = await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);

        var removed = await BotProcess.RunAsync(folder.Path, "", "sources", "remove", "starter");

        Assert.Equal(0, removed.ExitCode);
        await server.WaitForPostAsync(p => p.Id == answer.Id && p.Edits == 1);
        Assert.Contains("corrected", answer.Shown, StringComparison.Ordinal);
        AssertContent();
    }

    private async Task RunAsync(string command, params (string Name, object Value)[] options)
    {
        var use = await server.UseAsync(command, DiscordServer.Moderator, options: options);
        var reply = await server.WaitForPostAsync(p => p.Interaction == use.Id);
        Assert.Contains("from now on", reply.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_content_intent_it_says_so_in_a_sentence_and_answers_where_it_is_asked()
    {
        await LinkAsync();
        await ServeAsync();
        await RunAsync("channels add", ("channel", DiscordServer.Channel));

        var line = await bot!.ReadErrorUntilAsync("message content intent");
        var asked = await server.SayAsync($"<@{DiscordServer.BotId}> {Question}");
        await server.WaitForPostAsync(p => p.RepliesTo == asked && p.AuthorId == DiscordServer.BotId);

        Assert.Contains("switch on the message content intent in the developer portal", line, StringComparison.Ordinal);
        AssertContent();
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("serve")]
    public async Task The_address_that_adds_the_bot_to_a_server_is_printed(string command)
    {
        bot = BotProcess.Start(
            new Dictionary<string, string> { ["SPACENEWSBOT_DATA"] = folder.Path, ["Discord__Token"] = DiscordServer.Token, ["Discord__ApiUrl"] = server.ApiUrl }, command);

        var printed = "";
        while (!printed.Contains("oauth2", StringComparison.Ordinal))
        {
            printed = await bot.ReadLineAsync() ?? throw new InvalidOperationException("It is never printed.");
        }

        Assert.Contains($"https://discord.com/oauth2/authorize?client_id={DiscordServer.ApplicationId}&scope=bot%20applications.commands&permissions=", printed, StringComparison.Ordinal);
    }

    private async Task LinkAsync()
    {
        var invited = await BotProcess.RunAsync(folder.Path, "", "workspace", "invite");
        var linked = await BotProcess.RunAsync(folder.Path, "", "workspace", "link", invited.Out.Split(' ')[0], "--chat", $"discord:{DiscordServer.Guild}");
        Assert.Equal(0, linked.ExitCode);
    }

    private async Task ServeAsync(params (string Name, string Value)[] settings)
    {
        bot = BotProcess.Start(
            new Dictionary<string, string>(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)))
            {
                ["SPACENEWSBOT_DATA"] = folder.Path,
                ["Discord__Token"] = DiscordServer.Token,
                ["Discord__ApiUrl"] = server.ApiUrl,
                ["Discord__ModeratorRole"] = DiscordServer.ModeratorRole,
            },
            "serve");
        await server.WaitAsync(() => server.Peers.Any(p => p.Session is not null) && server.Registrations > 0);
    }

    private void AssertContent()
    {
        Assert.Empty(server.Refusals.Select(r => r.Rule));
        Assert.Empty(server.Pings);
    }
}
