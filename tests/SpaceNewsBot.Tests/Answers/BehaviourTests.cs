using System.Collections.Concurrent;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>
/// Seven behaviours on four stories that have nothing in common, each told with two sets of names: a rule that fits one
/// story or one name fails here.
/// </summary>
public sealed class BehaviourTests(BehaviourTests.Rooms rooms) : IClassFixture<BehaviourTests.Rooms>
{
    private static readonly string[] Behaviours = ["False premise", "Swapped parties", "Missing reason", "Pronoun", "Negation", "Reported speech", "Dates"];

    /// <summary>Each question with each set of names: the row says all, so a failing one names itself.</summary>
    public static TheoryData<string, int, string, string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, int, string, string, string, string, string>();
            foreach (var (name, story) in BehaviourStory.All)
            {
                for (var set = 0; set < story.NameSets; set++)
                {
                    foreach (var row in story.Questions.Select(q => story.Fill(q, set)))
                    {
                        rows.Add(name, set, row.Behaviour, row.Question, row.Evidence, row.ShortAnswer, row.Missing);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_story_answers_what_it_says_and_nothing_else(string story, int names, string behaviour, string question, string evidence, string shortAnswer, string missing)
    {
        var row = new BehaviourQuestion(behaviour, question, evidence, shortAnswer, missing);
        var room = await rooms.GetAsync(story, names);

        var answer = await room.AskAsync(question);

        Assert.True(row.IsAnswerable == answer is GroundedAnswer, StoryRoom.Describe(answer));
        if (answer is GroundedAnswer grounded)
        {
            Assert.True(grounded.Citations.Any(c => c.Quote.Contains(evidence, StringComparison.Ordinal)), StoryRoom.Describe(answer));
            Assert.True(shortAnswer.Length == 0 || Lead(grounded) == WithoutArticle(shortAnswer), StoryRoom.Describe(answer));
            Assert.True(missing.Length == 0 || (grounded.Missing.Contains(missing) && Lead(grounded).Length == 0), StoryRoom.Describe(answer));
        }
    }

    [Fact]
    public void Each_story_has_several_questions_on_each_behaviour_and_holds_their_evidence()
    {
        Assert.True(BehaviourStory.All.Count >= 4);
        Assert.All(BehaviourStory.All.Values, story =>
        {
            Assert.True(story.NameSets >= 2);
            Assert.All(Behaviours, b => Assert.True(story.Questions.Count(q => q.Behaviour == b) >= 3, b));
            Assert.Empty(story.Questions.Select(q => q.Behaviour).Except(Behaviours));
            Assert.All(
                Enumerable.Range(0, story.NameSets).SelectMany(set => story.Questions.Select(q => (Question: story.Fill(q, set), Text: story.Text(set)))),
                row => Assert.True(!row.Question.IsAnswerable || row.Text.Contains(row.Question.Evidence, StringComparison.Ordinal), row.Question.Question));
        });
    }

    // What stands before the quote, without its article; empty where the quote stands alone.
    private static string Lead(GroundedAnswer answer)
    {
        var claim = answer.Claims[0].Text;
        return WithoutArticle(claim[..Math.Max(0, claim.IndexOf(" — “", StringComparison.Ordinal))]);
    }

    private static string WithoutArticle(string words) => words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;

    /// <summary>A store for each story and set of names, filled once.</summary>
    public sealed class Rooms : IDisposable
    {
        private readonly ConcurrentDictionary<(string Story, int Names), Lazy<Task<StoryRoom>>> _rooms = [];

        internal Task<StoryRoom> GetAsync(string story, int names) =>
            _rooms.GetOrAdd((story, names), key => new(() => StoryRoom.OfTextsAsync(BehaviourStory.All[key.Story].Text(key.Names)))).Value;

        public void Dispose()
        {
            foreach (var room in _rooms.Values)
            {
                room.Value.Result.Dispose();
            }
        }
    }
}
