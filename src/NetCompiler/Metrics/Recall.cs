namespace NetCompiler;

/// <summary>Of the rows of a class, the share that was predicted to be: right / actual.</summary>
public sealed class Recall : ClassScore
{
    private protected override string Term => "recall";

    private protected override double Score(long right, long predicted, long actual) => Ratio(right, actual);
}
