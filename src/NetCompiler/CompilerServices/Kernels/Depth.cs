namespace NetCompiler.CompilerServices;

/// <summary>
/// The reduction axis of a contraction as three nested loops: counts, and strides in floats into <c>a</c> and <c>b</c>.
/// A dense layer needs the inner loop only; a convolution walks kernel lines, kernel columns and channels; a weight
/// gradient walks samples, lines and pixels. Strides may be negative, counts are at least one.
/// </summary>
/// <param name="Outer">Count of the outer loop.</param>
/// <param name="OuterA">Floats <c>a</c> advances per outer iteration.</param>
/// <param name="OuterB">Floats <c>b</c> advances per outer iteration.</param>
/// <param name="Middle">Count of the middle loop.</param>
/// <param name="MiddleA">Floats <c>a</c> advances per middle iteration.</param>
/// <param name="MiddleB">Floats <c>b</c> advances per middle iteration.</param>
/// <param name="Inner">Count of the inner loop.</param>
/// <param name="InnerA">Floats <c>a</c> advances per inner iteration.</param>
/// <param name="InnerB">Floats <c>b</c> advances per inner iteration.</param>
public readonly record struct Depth(
    int Outer, int OuterA, int OuterB, int Middle, int MiddleA, int MiddleB, int Inner, int InnerA, int InnerB);
