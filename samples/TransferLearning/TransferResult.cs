namespace TransferLearning;

/// <summary>Accuracies on test images.</summary>
/// <param name="Pretrained">Of the eight classes it was trained for first.</param>
/// <param name="Frozen">Of the two others, with only the head trained.</param>
/// <param name="Thawed">Of the two others, with everything trained on.</param>
/// <param name="FromScratch">Of the two others, without what was learned before.</param>
internal sealed record TransferResult(double Pretrained, double Frozen, double Thawed, double FromScratch);
