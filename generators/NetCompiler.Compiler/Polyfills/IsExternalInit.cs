// Records need this marker, which netstandard2.0 lacks.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
