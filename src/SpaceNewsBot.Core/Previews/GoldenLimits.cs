using System.Globalization;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Previews;

/// <summary>What a golden question is held to.</summary>
public static class GoldenLimits
{
    /// <summary>The most golden questions that a workspace may have: every preview asks all of them, twice.</summary>
    public const int MaxQuestions = 500;

    /// <summary>What is wrong with the words of a golden question, in a sentence that says what to do; null when nothing is.</summary>
    public static string? FindFault(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return !question.Any(char.IsLetterOrDigit)
            ? "The golden question is empty: write the question as people ask it."
            : question.Length > Question.MaxLength
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The golden question has {question.Length} characters and may have {Question.MaxLength}: shorten it.")
            : null;
    }
}
