using SpaceNewsBot.Llm;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Llm;

public sealed class PromptLibraryTests : IDisposable
{
    private const string Config = """{"schema":1,"input_variables":[{"name":"question"}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_the_prompts_that_are_built_with_the_program()
    {
        var library = PromptLibrary.Find();

        Assert.Empty(library.Check());
        Assert.StartsWith(AppContext.BaseDirectory, library.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_the_prompts_of_the_repository_from_a_folder_below_it()
    {
        Write("{{$question}}", Config);
        var program = Directory.CreateDirectory(Path.Combine(_folder.Path, "src", "bin", "Debug")).FullName;

        var library = PromptLibrary.Find(program);

        Assert.Equal(Path.Combine(_folder.Path, "prompts"), library.Folder);
    }

    [Fact]
    public void Passes_over_a_folder_of_the_same_name_that_is_not_ours()
    {
        Write("{{$question}}", Config);
        var program = Directory.CreateDirectory(Path.Combine(_folder.Path, "src")).FullName;
        Directory.CreateDirectory(Path.Combine(program, "prompts", "something-else"));

        var library = PromptLibrary.Find(program);

        Assert.Equal(Path.Combine(_folder.Path, "prompts"), library.Folder);
    }

    [Fact]
    public void Says_that_there_are_no_prompts()
    {
        var library = PromptLibrary.Find(_folder.Path);

        Assert.Contains("there is no folder", Assert.Single(library.Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skprompt.txt")]
    [InlineData("config.json")]
    public void Names_a_file_that_is_missing(string file)
    {
        Write("{{$question}}", Config);
        File.Delete(Path.Combine(_folder.Path, "prompts", PromptLibrary.AnswerQuestion, file));

        Assert.EndsWith($"{file} is missing.", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void Names_a_configuration_that_is_not_one(string config)
    {
        Write("{{$question}}", config);

        Assert.Contains("config.json isn't a prompt's configuration", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_variable_that_nobody_fills()
    {
        Write("{{$question}} {{$passages}}", Config);

        Assert.Contains("uses $passages, which nobody fills", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_an_input_that_the_template_does_not_use()
    {
        Write("Answer!", Config);

        Assert.Contains("declares the input question and doesn't use it", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_template_that_can_not_be_read()
    {
        Write("{{$question", Config);

        Assert.Contains("skprompt.txt", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_template_that_is_empty()
    {
        Write(" \n", Config);

        Assert.Contains("is empty", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_prompt_that_the_program_needs()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "prompts"));

        Assert.All(Check(), fault => Assert.Contains(PromptLibrary.AnswerQuestion, fault, StringComparison.Ordinal));
        Assert.Equal(2, Check().Count);
    }

    private IReadOnlyList<string> Check() => new PromptLibrary(Path.Combine(_folder.Path, "prompts")).Check();

    private void Write(string template, string config)
    {
        var prompt = Directory.CreateDirectory(Path.Combine(_folder.Path, "prompts", PromptLibrary.AnswerQuestion)).FullName;
        File.WriteAllText(Path.Combine(prompt, "skprompt.txt"), template);
        File.WriteAllText(Path.Combine(prompt, "config.json"), config);
    }
}
