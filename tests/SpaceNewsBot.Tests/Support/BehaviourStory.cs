using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// A story of Stories/Behaviours with its questions, in which each name, month and number is a placeholder, so that
/// nothing can hang on one of them.
/// </summary>
internal sealed partial class BehaviourStory
{
    private readonly Dictionary<string, string[]> _names = [];
    private readonly List<BehaviourQuestion> _questions = [];
    private readonly List<string> _text = [];

    private BehaviourStory(IEnumerable<string> lines)
    {
        var section = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (section is "" or "Story")
            {
                _text.Add(line);
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Placeholder ", StringComparison.Ordinal) && !line.StartsWith("| Question ", StringComparison.Ordinal))
            {
                var cells = line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);
                if (section == "Names")
                {
                    _names[cells[0]] = cells[1..];
                }
                else
                {
                    _questions.Add(new BehaviourQuestion(section, cells[0], cells[1], cells.ElementAtOrDefault(2) ?? "", cells.ElementAtOrDefault(3) ?? ""));
                }
            }
        }
    }

    /// <summary>The stories by name.</summary>
    public static IReadOnlyDictionary<string, BehaviourStory> All { get; } = Directory
        .EnumerateFiles(Path.Combine(StoryRoom.Folder, "Behaviours"), "*.md")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => new BehaviourStory(File.ReadLines(path)));

    /// <summary>How many sets of names there are.</summary>
    public int NameSets => _names.Values.Min(n => n.Length);

    /// <summary>The questions with their placeholders.</summary>
    public IReadOnlyList<BehaviourQuestion> Questions => _questions;

    /// <summary>The story with one set of names.</summary>
    public string Text(int nameSet) => Fill(string.Join('\n', _text), nameSet);

    /// <summary>A question with one set of names.</summary>
    public BehaviourQuestion Fill(BehaviourQuestion question, int nameSet) => question with
    {
        Question = Fill(question.Question, nameSet),
        Evidence = Fill(question.Evidence, nameSet),
        ShortAnswer = Fill(question.ShortAnswer, nameSet),
    };

    /// <summary>A text with its placeholders filled by one set of names.</summary>
    public string Fill(string template, int nameSet) => Placeholder().Replace(template, m => _names[m.Groups[1].Value][nameSet]);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
