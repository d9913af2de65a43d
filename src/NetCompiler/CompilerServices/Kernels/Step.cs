namespace NetCompiler.CompilerServices;

/// <summary>One step of the depth, in bytes: where it stands in <c>a</c>, and how far <c>b</c> moves before it.</summary>
internal readonly struct Step(nint a, nint b)
{
    public readonly nint A = a;
    public readonly nint B = b;
}
