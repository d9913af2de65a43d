namespace NetCompiler;

/// <summary>Of the rows that were predicted to be of a class, the share that is: right / predicted.</summary>
public sealed class Precision : ClassScore
{
    private protected override string Term => "precision";

    private protected override double Score(long right, long predicted, long actual) => Ratio(right, predicted);
}
