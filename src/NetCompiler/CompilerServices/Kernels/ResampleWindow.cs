namespace NetCompiler.CompilerServices;

/// <summary>Values of an axis next to each other, and their weights.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many; may be 0.</param>
/// <param name="FirstWeight">The weight of the first.</param>
/// <param name="Weight">The weight of each of the others.</param>
internal readonly record struct ResampleWindow(int First, int Count, float FirstWeight, float Weight);
