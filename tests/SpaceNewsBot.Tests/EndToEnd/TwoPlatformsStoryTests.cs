using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.Platforms;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>
/// One community in two places: a Telegram group and a Discord server are linked to one workspace, and moderators of both keep
/// its sources.
/// </summary>
public sealed class TwoPlatformsStoryTests
{
    private const long Group = -1001234567890;
    private const long Administrator = 42;
    private const long Reader = 43;
    private const string Question = "When did the harbour office of Selm suspend the night ferry?";
    private const string Sentence = "The harbour office of Selm suspended the night ferry on Friday because its engine had failed.";

    [Fact]
    public async Task A_source_is_added_changed_rolled_back_removed_and_restored_by_moderators_of_both_and_both_follow()
    {
        await using var both = await StartAsync();
        var administrator = new TelegramTalk(both.Telegram, Group, Administrator);
        var moderator = new DiscordTalk(both.Discord, DiscordServer.Channel, DiscordServer.Moderator);
        var inTelegram = new TelegramTalk(both.Telegram, Group, Reader);
        var inDiscord = new DiscordTalk(both.Discord, DiscordServer.Channel, DiscordServer.Person);

        var addition = await administrator.WriteAsync($"/source add --title \"Ferry halted\" {Sentence}");
        var added = await administrator.PressAsync(addition, "Confirm");
        var (first, second) = (await inTelegram.AskAsync(Question), await inDiscord.SayAsync(Question));

        var replacement = await moderator.UseAsync("source replace", ("id", "ferry-halted"), ("old", "on Friday"), ("new", "on Saturday"), ("reason", "The office corrected the day."));
        var replaced = await moderator.PressAsync(replacement, "Confirm");
        var (changedFirst, changedSecond) = (await inTelegram.WaitForEditAsync(first, 1), await inDiscord.WaitForEditAsync(second, 1));

        var rollback = await administrator.WriteAsync("/source rollback ferry-halted 1");
        var rolledBack = await administrator.PressAsync(rollback, "Confirm");
        var (backFirst, backSecond) = (await inTelegram.WaitForEditAsync(first, 2), await inDiscord.WaitForEditAsync(second, 2));

        var removal = await moderator.UseAsync("source remove", ("id", "ferry-halted"));
        var removed = await moderator.PressAsync(removal, "Confirm");
        var (goneFirst, goneSecond) = (await inTelegram.WaitForEditAsync(first, 3), await inDiscord.WaitForEditAsync(second, 3));
        var (noneFirst, noneSecond) = (await inTelegram.AskAsync(Question), await inDiscord.SayAsync(Question));

        var restoration = await administrator.WriteAsync("/source restore ferry-halted");
        var restored = await administrator.PressAsync(restoration, "Confirm");
        var (newFirst, newSecond) = (await inTelegram.AskAsync(Question), await inDiscord.SayAsync(Question));

        AssertPreview(addition, "this would add the source \"ferry-halted\", revision 1. Nothing was changed.");
        Assert.Equal("Saved: ferry-halted, revision 1.", added.Shown.Text);
        AssertAlike(first, second, $"quote: {Sentence}", "Ferry halted · revision 1", "button: Evidence");

        AssertPreview(replacement, "this would give the source \"ferry-halted\" a new text, revision 2. Nothing was changed.", "gone: Friday", "set off: Saturday");
        Assert.Equal("Saved: ferry-halted, revision 2.", replaced.Shown.Text);
        AssertAlike(changedFirst, changedSecond, "This answer was corrected: on ", "“Ferry halted”", "was changed (revision 1 → 2).", "on Saturday because", "Ferry halted · revision 2");
        Assert.DoesNotContain("Friday", changedFirst.Shown.Text, StringComparison.Ordinal);

        AssertPreview(rollback, "this would take the source \"ferry-halted\" back to an earlier text, as revision 3. Nothing was changed.", "gone: Saturday", "set off: Friday");
        Assert.Equal("Saved: ferry-halted, revision 3.", rolledBack.Shown.Text);
        AssertAlike(backFirst, backSecond, "This answer was corrected: on ", "was changed (revision 2 → 3).", $"quote: {Sentence}", "Ferry halted · revision 3");

        AssertPreview(removal, "this would take the source \"ferry-halted\", last at revision 3, out of every answer. Nothing was changed.");
        Assert.Equal("Removed from every answer: ferry-halted.", removed.Shown.Text);
        AssertAlike(goneFirst, goneSecond, "This answer was corrected: on ", "was removed (revision 3 was quoted).", "The sources don't say that", "button: Tell me when the sources say");
        Assert.DoesNotContain("Friday", goneFirst.Shown.Text, StringComparison.Ordinal);
        AssertAlike(noneFirst, noneSecond, "The sources don't say that", "button: Tell me when the sources say");

        AssertPreview(restoration, "this would bring the source \"ferry-halted\" back, as revision 4. Nothing was changed.");
        Assert.Equal("Saved: ferry-halted, revision 4.", restored.Shown.Text);
        AssertAlike(newFirst, newSecond, $"quote: {Sentence}", "Ferry halted · revision 4");
        await AssertHistoryAsync(both);
        both.AssertContent();
    }

    [Fact]
    public async Task Readers_of_neither_platform_change_what_moderators_keep()
    {
        await using var both = await StartAsync();

        var inTelegram = await new TelegramTalk(both.Telegram, Group, Reader).WriteAsync("/source remove starter");
        var inDiscord = await new DiscordTalk(both.Discord, DiscordServer.Channel, DiscordServer.Person).UseAsync("source remove", ("id", "starter"));

        AssertAlike(inTelegram, inDiscord, "“sources remove” needs the right of a moderator");
        both.AssertContent();
    }

    private static async Task<TwoPlatforms> StartAsync()
    {
        var both = await TwoPlatforms.StartAsync();
        both.Telegram.AddGroup(Group);
        both.Telegram.SetMember(Group, Administrator, "administrator");
        both.Telegram.SetMember(Group, Reader, "member");
        await both.LinkAsync($"telegram:{Group}");
        await both.LinkAsync($"discord:{DiscordServer.Guild}");
        await both.ServeAsync();
        return both;
    }

    private static void AssertPreview(Said preview, string heading, params string[] parts)
    {
        Assert.StartsWith($"Preview: {heading}", preview.Shown.Text, StringComparison.Ordinal);
        Assert.Equal(["Confirm", "Cancel"], preview.Shown.Buttons);
        Assert.All(parts, part => Assert.Contains(part, preview.Shown.ToString(), StringComparison.Ordinal));
    }

    private static void AssertAlike(Said one, Said other, params string[] parts)
    {
        Assert.Equal(one.Shown.ToString(), other.Shown.ToString());
        Assert.All(parts, part => Assert.Contains(part, one.Shown.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Who did it stands with the source, on which platform too.</summary>
    private static async Task AssertHistoryAsync(TwoPlatforms both)
    {
        var steps = (await both.RunAsync("", "sources", "history", "ferry-halted", "--json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var moderator = $"discord:{DiscordServer.Moderator}";
        var administrator = $"telegram:{Administrator}";
        Assert.Equal(5, steps.Length);
        Assert.All(
            steps.Zip([administrator, moderator, administrator, moderator, administrator]),
            step => Assert.Contains(step.Second, step.First, StringComparison.Ordinal));
        Assert.Contains("The office corrected the day.", steps[1], StringComparison.Ordinal);
    }
}
