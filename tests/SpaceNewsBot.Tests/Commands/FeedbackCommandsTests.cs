using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>What readers do about answers.</summary>
public sealed class FeedbackCommandsTests : IDisposable
{
    private const string Story = "Ferry halted\n\nThe harbour office of Selm suspended the night ferry on Friday because its engine had failed. The crew was sent home.";
    private const string Question = "Why was the night ferry suspended?";

    private readonly ChatRoom room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task Evidence_shows_each_quote_where_it_stands()
    {
        await room.AddAsync(Story);
        var answer = await AskAsync();

        var quote = Assert.Single(Assert.IsType<Reply.OfEvidence>(await room.WriteAsync($"/evidence {answer}")).Quotes);

        Assert.Contains("because its engine had failed", quote.Citation.Quote, StringComparison.Ordinal);
        Assert.Contains("The crew was sent home", quote.After, StringComparison.Ordinal);
        Assert.Equal(QuoteStanding.Stands, quote.Standing);
    }

    [Fact]
    public async Task Evidence_of_a_source_that_changed_is_marked_outdated_and_of_a_removed_one_not_shown()
    {
        var id = await room.AddAsync(Story);
        var answer = await AskAsync();
        var editor = new SourceEditor(room.Store.Sources, room.Store.Clock);
        await editor.EditAsync(new SourceChange.Replace("default", id, "engine", "rudder", "command line", "A correction."), Token);
        var outdated = Assert.Single(Assert.IsType<Reply.OfEvidence>(await room.WriteAsync($"/evidence {answer}")).Quotes);
        await editor.EditAsync(new SourceChange.Remove("default", id, "command line", "It was wrong."), Token);

        var gone = Assert.IsType<Reply.OfEvidence>(await room.WriteAsync($"/evidence {answer}"));

        Assert.Equal((QuoteStanding.Outdated, 1), (outdated.Standing, outdated.Citation.Revision));
        Assert.Contains("because its engine had failed", outdated.Citation.Quote, StringComparison.Ordinal);
        Assert.All(gone.Quotes, q => Assert.Equal(QuoteStanding.Removed, q.Standing));
        Assert.DoesNotContain("engine", string.Concat(TelegramReplyRenderer.Render(gone)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_the_ledgers_rows_of_what_was_quoted()
    {
        await room.AddAsync(Story);
        await room.AddAsync("Quarry halts work\n\nThe quarry of Obrin suspended its blasting on Tuesday because a crane had failed.");
        var answer = await AskAsync();

        var row = Assert.Single(Assert.IsType<Reply.OfEvents>(await room.WriteAsync($"/facts {answer}")).Events);

        Assert.Equal("because its engine had failed", row.Why?.Text);
    }

    [Fact]
    public async Task A_second_opinion_takes_the_place_of_the_first_and_moderators_see_it()
    {
        await room.AddAsync(Story);
        var answer = await AskAsync(isPrivate: false);

        await room.WriteAsync($"/rate {answer} good");
        await room.WriteAsync($"/rate {answer} bad It misses the crew.");
        var table = Assert.IsType<Reply.OfTable>(await room.ModerateAsync("/ratings")).Table;

        Assert.Contains("It misses the crew.", Assert.Single(table.Rows));
    }

    [Theory]
    [InlineData("/rate {0} fine", "Say good or bad")]
    [InlineData("/rate 999 good", "There is no answer 999")]
    [InlineData("/evidence 999", "There is no answer 999")]
    [InlineData("/notify {0}", "There is no question")]
    public async Task What_can_not_be_done_is_said(string command, string sentence)
    {
        await room.AddAsync(Story);
        var answer = await AskAsync();

        var refusal = Assert.IsType<Reply.OfRefusal>(await room.WriteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, answer)));

        Assert.StartsWith(sentence, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_a_private_chat_show_to_nobody_else()
    {
        await room.AddAsync(Story);
        var answer = await AskAsync();

        foreach (var command in new[] { $"/evidence {answer}", $"/facts {answer}", $"/rate {answer} good", $"/notify {answer}" })
        {
            Assert.IsType<Reply.OfRefusal>(await room.WriteAsync(command, user: "6"));
        }

        Assert.IsType<Reply.OfEvidence>(await room.WriteAsync($"/evidence {answer}"));
    }

    [Fact]
    public async Task A_reply_to_an_answer_follows_up_that_answer()
    {
        await room.AddAsync(Story);
        var (item, _) = await room.WriteAndKeepAsync("Who suspended the night ferry?", isPrivate: false);
        await room.Store.Inbox.RecordPartSentAsync(item.Id, "m77", isNotice: false, Token);
        await room.Store.Inbox.CompleteAsync(item, Token);
        await room.WriteAsync("What about the moon?", user: "6", isPrivate: false);
        room.Store.Clock.Advance(TimeSpan.FromDays(2));

        var reply = Assert.IsType<Reply.OfAnswer>(await room.WriteAsync("why?", user: "8", isPrivate: false, repliesTo: "m77"));

        Assert.Contains("engine had failed", Assert.IsType<GroundedAnswer>(reply.Outcome).Citations[0].Quote, StringComparison.Ordinal);
    }

    private async Task<long> AskAsync(bool isPrivate = true)
    {
        var (item, reply) = await room.WriteAndKeepAsync(Question, isPrivate: isPrivate);
        Assert.IsType<GroundedAnswer>(Assert.IsType<Reply.OfAnswer>(reply).Outcome);
        await room.Store.Inbox.CompleteAsync(item, Token);
        return item.Id;
    }
}
