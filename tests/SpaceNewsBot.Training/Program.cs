using SpaceNewsBot.Training;
using SpaceNewsBot.Training.Claims;
using SpaceNewsBot.Training.MainEvents;

switch (args)
{
    case ["count-words", var dataFolder, var outputFile]:
        BackgroundWordCounter.Run(dataFolder, outputFile);
        return 0;
    case ["learn", var dataFolder, var outputFile]:
        WeightsFile.Learn(dataFolder, outputFile);
        return 0;
    case ["learn-claims", var dataFolder, var outputFile]:
        ClaimWeightsFile.Learn(dataFolder, outputFile);
        return 0;
    case ["report-claims", var dataFolder, var ownFile, var referenceFile]:
        ClaimReport.Run(dataFolder, ownFile, referenceFile);
        return 0;
    case ["time-drafts", var dataFolder]:
        await DraftTiming.RunAsync(dataFolder);
        return 0;
    case ["try-features", var dataFolder]:
        FeatureTrial.Run(dataFolder);
        return 0;
    case ["report", var dataFolder, var ownFolder, var referenceFolder]:
        ComparisonReport.Run(dataFolder, ownFolder, referenceFolder);
        return 0;
    case ["keep-sample", var dataFolder, var sampleFile]:
        EvidenceSample.Keep(dataFolder, sampleFile);
        return 0;
    case ["learn-main-event", var dataFolder, var outputFile]:
        MainEventWeightsFile.Learn(dataFolder, outputFile);
        return 0;
    case ["report-main-event", var dataFolder, var ownFile, var referenceFile]:
        MainEventReport.Run(dataFolder, ownFile, referenceFile);
        return 0;
    case ["try-main-event", var dataFolder, var slot]:
        MainEventTrial.Run(dataFolder, slot);
        return 0;
    default:
        Console.Error.WriteLine("usage: SpaceNewsBot.Training count-words DATA OUTPUT.tsv | learn DATA OUTPUT.txt | learn-claims DATA OUTPUT.txt | report-claims DATA PREDICTIONS.jsonl REFERENCE_PREDICTIONS.jsonl | time-drafts DATA | try-features DATA | report DATA PREDICTIONS REFERENCE_PREDICTIONS | keep-sample DATA SAMPLE.tsv | learn-main-event DATA OUTPUT.txt | report-main-event DATA PREDICTIONS.jsonl REFERENCE_PREDICTIONS.jsonl | try-main-event DATA SLOT");
        return 2;
}
