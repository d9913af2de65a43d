namespace NetCompiler;

/// <summary>
/// The harmonic mean of precision and recall: 2 right / (predicted + actual) (van Rijsbergen: Information retrieval, 1979). The macro average is the
/// mean of the classes' F1, not the F1 of mean precision and mean recall.
/// </summary>
public sealed class F1 : ClassScore
{
    private protected override string Term => "F1";

    private protected override double Score(long right, long predicted, long actual) => Ratio(2 * right, predicted + actual);
}
